package hft.telemetry;

/** How far the recorder is behind. Answers on any thread. */
public interface RecorderView {
  /** There is no recorder. */
  RecorderView NONE =
      new RecorderView() {
        @Override
        public long taken() {
          return 0;
        }

        @Override
        public long waiting() {
          return 0;
        }

        @Override
        public long capacity() {
          return 0;
        }

        @Override
        public long dropped() {
          return 0;
        }
      };

  /** Frames it has taken from its queue. */
  long taken();

  /** Frames that wait for it. */
  long waiting();

  /** Frames that may wait; 0 when there is no recorder. */
  long capacity();

  /** Frames that found no room. */
  long dropped();
}
