package hft.core.book;

/** One writer's way to show whole books to readers: the real one, or one with a planted mistake. */
interface Publication {
  /** Writer only: takes the frame in and tries to make it the state that readers get. */
  boolean publish(MarketFrame frame);

  Reader newReader();

  /** One thread's way in. */
  interface Reader {
    BookImage acquire();

    void release();
  }

  /** The one the engine uses. */
  static Publication real(int levels) {
    DoubleBufferedBook book = new DoubleBufferedBook(levels, levels);
    return new Publication() {
      @Override
      public boolean publish(MarketFrame frame) {
        ApplyResult answer = book.apply(frame);
        if (answer != ApplyResult.APPLIED) {
          throw new IllegalStateException("the frame was not taken: " + answer);
        }
        return book.publish();
      }

      @Override
      public Reader newReader() {
        DoubleBufferedBook.Reader reader = book.newReader();
        return new Reader() {
          @Override
          public BookImage acquire() {
            return reader.acquire();
          }

          @Override
          public void release() {
            reader.release();
          }
        };
      }
    };
  }
}
