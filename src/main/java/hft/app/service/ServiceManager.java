package hft.app.service;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the engine is, when it wants to know ({@code Type=notify}, {@code
 * WatchdogSec}): ready once it trades, alive only while its risk guardian works, stopping. Without
 * a service manager it does nothing. A message that cannot be delivered is logged once: the
 * manager's own time-outs are the answer to that. One thread.
 */
public final class ServiceManager implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

  private final @Nullable NotifySocket socket;
  private boolean ready;
  private boolean complained;

  private ServiceManager(@Nullable NotifySocket socket) {
    this.socket = socket;
  }

  /**
   * @param environment with {@code NOTIFY_SOCKET} when there is somebody to tell
   */
  public static ServiceManager of(Map<String, String> environment) {
    String address = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (address.isEmpty()) {
      return new ServiceManager(null);
    }
    try {
      return new ServiceManager(NotifySocket.to(address));
    } catch (IOException e) {
      LOG.warn("the service manager cannot be told anything: {}", e.getMessage());
      return new ServiceManager(null);
    }
  }

  /** It trades; only the first time counts. */
  public void ready(String status) {
    if (!ready) {
      ready = true;
      tell("READY=1\nSTATUS=" + status);
    }
  }

  /** The watchdog's time starts anew. */
  public void alive() {
    tell("WATCHDOG=1");
  }

  public void stopping(String why) {
    tell("STOPPING=1\nSTATUS=" + why.replace('\n', ' '));
  }

  private void tell(String text) {
    if (socket == null) {
      return;
    }
    try {
      socket.send(text);
    } catch (IOException e) {
      if (!complained) {
        complained = true;
        LOG.warn("{}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
  }
}
