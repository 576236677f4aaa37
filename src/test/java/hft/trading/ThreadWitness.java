package hft.trading;

import hft.port.ActorDecorator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Notes on which threads each actor handles its messages, by the actor's path below the root. */
final class ThreadWitness implements ActorDecorator {
  private static final Path SELF = Path.of("/proc/thread-self");

  private final ActorDecorator inner;
  private final Map<String, Set<Thread>> threads = new ConcurrentHashMap<>();
  private final Map<String, String> tasks = new ConcurrentHashMap<>();

  ThreadWitness(ActorDecorator inner) {
    this.inner = inner;
  }

  Map<String, Set<Thread>> threads() {
    return new TreeMap<>(threads);
  }

  /** Of one actor; empty when it has had no message. */
  Set<Thread> threads(String actor) {
    return threads.getOrDefault(actor, Set.of());
  }

  /** The actor's line of {@code /proc/self/task/TID/status} that says where it may run. Linux. */
  String allowedCpus(String actor) throws IOException {
    return allowedCpus(Path.of("/proc/self/task", tasks.get(actor), "status"));
  }

  static String allowedCpus(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private void note(String path) {
    if (threads
            .computeIfAbsent(path, it -> ConcurrentHashMap.newKeySet())
            .add(Thread.currentThread())
        && Files.exists(SELF)) {
      try {
        tasks.put(path, Files.readSymbolicLink(SELF).getFileName().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
    return Behaviors.intercept(
        () ->
            new BehaviorInterceptor<T, T>(protocol) {
              @Override
              public Behavior<T> aroundReceive(
                  TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
                note(context.asJava().getSelf().path().toStringWithoutAddress().substring(6));
                return target.apply(context, message);
              }
            },
        inner.decorate(actor, protocol, behavior));
  }
}
