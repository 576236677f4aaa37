package hft.telemetry.metrics;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the machine below us does. Any thread. */
final class JvmFacts implements AutoCloseable {
  /**
   * Stops of all threads.
   *
   * @param nanos time stopped in all
   */
  record Safepoints(long count, long nanos) {}

  private static final Logger LOG = LoggerFactory.getLogger(JvmFacts.class);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final List<Runnable> closing = new ArrayList<>();
  private boolean unreadable;

  /**
   * @param pause told of each pause of a collector, nanoseconds
   */
  JvmFacts(LongConsumer pause) {
    NotificationListener listener = (event, _) -> onNotification(event, pause);
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(listener, null, null);
        closing.add(() -> remove(emitter, listener));
      }
    }
  }

  private static void remove(NotificationEmitter emitter, NotificationListener listener) {
    try {
      emitter.removeNotificationListener(listener);
    } catch (ListenerNotFoundException e) {
      throw new IllegalStateException("it was added", e);
    }
  }

  private static void onNotification(Notification event, LongConsumer pause) {
    if (event.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      var info = GarbageCollectionNotificationInfo.from((CompositeData) event.getUserData());
      pause.accept(info.getGcInfo().getDuration() * 1_000_000);
    }
  }

  long allocatedBytes() {
    return Math.max(0, threads.getTotalThreadAllocatedBytes());
  }

  long cpuNanos() {
    return system.getProcessCpuTime();
  }

  int threads() {
    return threads.getThreadCount();
  }

  MemoryUsage heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
  }

  /**
   * Zeroes where this Java does not tell: it needs {@code
   * --add-exports=java.management/sun.management=ALL-UNNAMED}, which {@code ./hft} gives it.
   */
  Safepoints safepoints() {
    if (unreadable) {
      return new Safepoints(0, 0);
    }
    try {
      Object runtime =
          Class.forName("sun.management.ManagementFactoryHelper")
              .getMethod("getHotspotRuntimeMBean")
              .invoke(null);
      Class<?> bean = Class.forName("sun.management.HotspotRuntimeMBean");
      long count = (long) bean.getMethod("getSafepointCount").invoke(runtime);
      long millis = (long) bean.getMethod("getTotalSafepointTime").invoke(runtime);
      return new Safepoints(count, millis * 1_000_000);
    } catch (ReflectiveOperationException | RuntimeException e) {
      unreadable = true;
      LOG.warn("this Java does not tell its safepoints: {}", e.toString());
      return new Safepoints(0, 0);
    }
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
