package hft.durable;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hft.core.risk.DrawdownBreaker;
import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.core.risk.SafetyState;
import hft.core.risk.TickToTradeBreaker;
import hft.port.SafetyRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetyStoreTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  @TempDir Path folder;
  private final List<String> alarms = new CopyOnWriteArrayList<>();

  private SafetyStore open() {
    return SafetyStore.inFolder(folder.resolve("safety"), SOON, alarms::add);
  }

  static SafetyRecord engaged(Rung rung, long number) {
    return SafetyRecord.of(new Ladder.Entry(true, rung, number, "why \"so\"\t\u00e9", "ann", 5));
  }

  static SafetyRecord released(long number) {
    return SafetyRecord.of(new Ladder.Entry(false, Rung.WIDEN, number, "fine", "bob", 6));
  }

  static SafetyState state(boolean open, long equity) {
    return new SafetyState(
        new TickToTradeBreaker.State(7, false, List.of(1L, 2L)),
        new DrawdownBreaker.State(
            open, open ? 9 : 0, List.of(new DrawdownBreaker.Sample(3, equity))));
  }

  private void write(SafetyStore store, SafetyRecord... records) throws InterruptedException {
    for (SafetyRecord record : records) {
      store.appendNow(record, PATIENCE);
    }
  }

  private Path log() {
    return folder.resolve("safety/audit.log");
  }

  @Test
  void nothing_is_remembered_of_a_first_start() {
    try (SafetyStore store = open()) {
      assertThat(store.before().ladder()).isEmpty();
      assertThat(store.before().doubts()).isEmpty();
      assertThat(store.before().lastRun()).isZero();
      assertThat(store.continueFor("me")).isNull();
    }
  }

  @Test
  void what_was_written_is_there_after_a_restart_in_its_order() throws Exception {
    try (SafetyStore store = open()) {
      store.continueFor("me");
      write(
          store,
          new SafetyRecord(1, SafetyRecord.Kind.STARTED, null, 77, "engine", ""),
          engaged(Rung.FLATTEN, 1),
          released(1),
          engaged(Rung.CANCEL_ALL, 2));
      store.keep(() -> state(false, 42));
    }
    try (SafetyStore store = open()) {
      assertThat(store.before().lastRun()).isEqualTo(77);
      assertThat(store.before().doubts()).isEmpty();
      Ladder ladder = new Ladder();
      ladder.restore(store.before().ladder());
      assertThat(ladder.latches())
          .containsExactly(
              new Ladder.Entry(true, Rung.CANCEL_ALL, 2, "why \"so\"\t\u00e9", "ann", 5));
      assertThat(store.continueFor("me")).isEqualTo(state(false, 42));
    }
  }

  @Test
  void the_equity_of_another_account_is_no_loss_but_an_open_breaker_stays_open() throws Exception {
    try (SafetyStore store = open()) {
      store.continueFor("me");
      store.keep(() -> state(true, 42));
    }
    try (SafetyStore store = open()) {
      SafetyState found = requireNonNull(store.continueFor("you"));
      assertThat(found.drawdown().samples()).isEmpty();
      assertThat(found.drawdown().open()).isTrue();
    }
  }

  @Test
  void a_breaker_that_opened_is_open_even_if_its_state_was_never_written() throws Exception {
    SafetyRecord opened =
        new SafetyRecord(
            3, SafetyRecord.Kind.BREAKER_OPENED, null, 0, "drawdown breaker", "equity 1");
    try (SafetyStore store = open()) {
      write(store, opened);
    }
    try (SafetyStore store = open()) {
      SafetyState found = requireNonNull(store.continueFor("me"));
      assertThat(found.drawdown().open()).isTrue();
      write(store, engaged(Rung.CANCEL_ALL, 1), released(1));
    }
    try (SafetyStore store = open()) {
      assertThat(store.continueFor("me")).as("re-armed since").isNull();
    }
  }

  @Test
  void a_release_voids_the_state_from_before_it() throws Exception {
    try (SafetyStore store = open()) {
      store.continueFor("me");
      store.keep(() -> state(true, 42));
      write(store, engaged(Rung.CANCEL_ALL, 1));
    }
    try (SafetyStore store = open()) {
      assertThat(store.continueFor("me")).isEqualTo(state(true, 42));
      write(store, released(1));
    }
    try (SafetyStore store = open()) {
      assertThat(store.continueFor("me")).isNull();
    }
  }

  @Test
  void half_a_line_at_the_end_is_what_a_crash_leaves_and_is_cut_off() throws Exception {
    try (SafetyStore store = open()) {
      write(store, engaged(Rung.CANCEL_ALL, 1), engaged(Rung.STOP, 2));
    }
    byte[] whole = Files.readAllBytes(log());
    int secondLine = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int end = 0; end < whole.length; end += 7) {
      Files.write(log(), java.util.Arrays.copyOf(whole, end));
      try (SafetyStore store = open()) {
        assertThat(store.before().doubts()).as("cut at %d", end).isEmpty();
        assertThat(store.before().ladder()).hasSize(end >= secondLine ? 1 : 0);
        write(store, engaged(Rung.WIDEN, 3));
      }
      try (SafetyStore store = open()) {
        assertThat(store.before().doubts()).as("written behind %d", end).isEmpty();
        assertThat(store.before().ladder()).hasSize(end >= secondLine ? 2 : 1);
      }
    }
  }

  @Test
  void any_change_to_what_was_written_is_a_doubt_and_the_evidence_is_kept() throws Exception {
    try (SafetyStore store = open()) {
      write(store, engaged(Rung.CANCEL_ALL, 1), released(1), engaged(Rung.STOP, 2));
    }
    List<String> whole = Files.readAllLines(log());
    List<List<String>> forged = new ArrayList<>();
    forged.add(List.of(whole.get(0), whole.get(2))); // left out
    forged.add(List.of(whole.get(1), whole.get(0), whole.get(2))); // moved
    forged.add(List.of(whole.get(0).replace("ann", "eve"), whole.get(1), whole.get(2))); // changed
    forged.add(List.of("", whole.get(0)));
    int broken = 0;
    for (List<String> lines : forged) {
      Files.write(log(), lines);
      try (SafetyStore store = open()) {
        assertThat(store.before().doubts()).hasSize(1);
        assertThat(store.before().doubts().getFirst())
            .contains("audit log is broken", "audit.log:", "audit.log.broken-" + ++broken);
        write(store, engaged(Rung.CANCEL_ALL, 9));
      }
      assertThat(Files.readAllLines(log().resolveSibling("audit.log.broken-" + broken)))
          .isEqualTo(lines);
      Files.delete(log());
    }
  }

  @Test
  void a_broken_log_leaves_a_kill_that_the_next_start_still_finds() throws Exception {
    try (SafetyStore store = open()) {
      write(store, engaged(Rung.CANCEL_ALL, 1), engaged(Rung.STOP, 2));
    }
    List<String> whole = Files.readAllLines(log());
    Files.write(log(), List.of(whole.get(0), whole.get(1).replace("ann", "eve")));
    open().close(); // dies before whoever opened it can engage anything
    try (SafetyStore store = open()) {
      assertThat(store.before().doubts()).isEmpty();
      Ladder ladder = new Ladder();
      ladder.restore(store.before().ladder());
      assertThat(ladder.isKilled()).isTrue();
    }
  }

  @Test
  void a_state_that_cannot_be_read_is_a_doubt() throws Exception {
    try (SafetyStore store = open()) {
      write(store, engaged(Rung.WIDEN, 1));
    }
    for (String text : List.of("{", "[]", "{\"account\":\"me\"}", "\0\0\0")) {
      Files.writeString(folder.resolve("safety/state.json"), text);
      try (SafetyStore store = open()) {
        assertThat(store.before().doubts()).as(text).hasSize(1);
      }
    }
  }

  @Test
  void a_second_engine_is_kept_out() {
    try (SafetyStore _ = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(DurableProblem.class)
          .hasMessageContaining("another engine uses this safety state");
    }
    open().close();
  }

  @Test
  void what_could_not_be_written_is_told_once_kept_and_written_later_but_no_release()
      throws Exception {
    BrittleShelf shelf = new BrittleShelf();
    try (SafetyStore store = SafetyStore.open(shelf, SOON, alarms::add)) {
      write(store, engaged(Rung.CANCEL_ALL, 1));
      shelf.broken = true;
      assertThatThrownBy(() -> write(store, engaged(Rung.FLATTEN, 2)))
          .hasMessageContaining("no room");
      assertThatThrownBy(() -> write(store, released(2))).hasMessageContaining("no room");
      assertThat(store.trouble()).isEqualTo("no room");
      shelf.broken = false;
      await().atMost(PATIENCE).until(() -> store.trouble().isEmpty());
      write(store, engaged(Rung.STOP, 3));
      assertThat(alarms).containsExactly("no room");
    }
    try (SafetyStore store = SafetyStore.open(shelf, SOON, alarms::add)) {
      assertThat(store.before().ladder())
          .extracting(Ladder.Entry::rung)
          .containsExactly(Rung.CANCEL_ALL, Rung.FLATTEN, Rung.STOP);
    }
  }

  @Test
  void what_waits_is_bounded_and_what_is_too_much_is_refused_at_once() throws Exception {
    BrittleShelf shelf = new BrittleShelf();
    List<String> answers = new CopyOnWriteArrayList<>();
    try (SafetyStore store = SafetyStore.open(shelf, SOON, alarms::add)) {
      synchronized (shelf) { // nothing gets written meanwhile
        for (int i = 0; i < 3 * SafetyStore.MOST_WAITING; i++) {
          store.append(engaged(Rung.CANCEL_ALL, i), answers::add);
        }
        assertThat(answers)
            .hasSizeGreaterThanOrEqualTo(SafetyStore.MOST_WAITING)
            .containsOnly("too many records wait to be written");
      }
      await().atMost(PATIENCE).until(() -> answers.size() == 3 * SafetyStore.MOST_WAITING);
    }
    assertThat(shelf.links.size()).isLessThanOrEqualTo(2 * SafetyStore.MOST_WAITING);
    assertThat(shelf.writes).as("many records, few forced writes").isLessThan(10);
  }

  /** In memory, and broken when a test says so. */
  static final class BrittleShelf implements Shelf {
    final List<Link> links = new ArrayList<>();
    volatile boolean broken;
    int writes;
    private String state = "";

    @Override
    public synchronized List<Link> read() {
      return List.copyOf(links);
    }

    @Override
    public String setAside(Link first) {
      throw new IllegalStateException();
    }

    @Override
    public synchronized void append(List<Link> more) throws IOException {
      check();
      writes++;
      Link last = links.isEmpty() ? Link.START : links.getLast();
      for (Link link : more) {
        assertThat(link.follows(last)).isTrue();
        links.add(link);
        last = link;
      }
    }

    private void check() throws IOException {
      if (broken) {
        throw new IOException("no room");
      }
    }

    @Override
    public synchronized String readState() {
      return state;
    }

    @Override
    public synchronized void writeState(String text) throws IOException {
      check();
      state = text;
    }

    @Override
    public String describe() {
      return "shelf";
    }

    @Override
    public void close() {}
  }
}
