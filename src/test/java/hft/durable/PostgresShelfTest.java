package hft.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.port.SafetyRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The safety state in a real database. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PostgresShelfTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static PostgresServer server;
  private final List<String> alarms = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private SafetyStore open(String chain) throws Exception {
    return SafetyStore.inPostgres(server.access(), chain, Duration.ofMillis(50), alarms::add);
  }

  private static void write(SafetyStore store, SafetyRecord... records)
      throws InterruptedException {
    for (SafetyRecord record : records) {
      store.appendNow(record, PATIENCE);
    }
  }

  @Test
  void what_was_written_is_there_after_a_restart() throws Exception {
    try (SafetyStore store = open("one")) {
      store.continueFor("me");
      write(
          store,
          SafetyStoreTest.engaged(Rung.FLATTEN, 1),
          SafetyStoreTest.released(1),
          SafetyStoreTest.engaged(Rung.STOP, 2));
      store.keep(() -> SafetyStoreTest.state(true, 42));
    }
    try (SafetyStore store = open("one");
        SafetyStore other = open("another")) {
      Ladder ladder = new Ladder();
      ladder.restore(store.before().ladder());
      assertThat(ladder.latches()).extracting(Ladder.Entry::rung).containsExactly(Rung.STOP);
      assertThat(store.continueFor("me")).isEqualTo(SafetyStoreTest.state(true, 42));
      assertThat(other.before().ladder()).isEmpty();
    }
  }

  @Test
  void a_second_engine_is_kept_out() throws Exception {
    try (SafetyStore _ = open("held")) {
      assertThatThrownBy(() -> open("held"))
          .isInstanceOf(DurableProblem.class)
          .hasMessageContaining("another engine uses this safety state");
    }
    open("held").close();
  }

  @Test
  void a_changed_record_is_a_doubt_and_the_evidence_is_kept() throws Exception {
    try (SafetyStore store = open("forged")) {
      write(store, SafetyStoreTest.engaged(Rung.CANCEL_ALL, 1), SafetyStoreTest.released(1));
    }
    server.sql("UPDATE hft_audit SET line = replace(line, 'ann', 'eve') WHERE chain = 'forged'");
    try (SafetyStore store = open("forged")) {
      assertThat(store.before().doubts()).hasSize(1);
      assertThat(store.before().doubts().getFirst())
          .contains("record 1: not what was written", "broken");
      write(store, SafetyStoreTest.engaged(Rung.CANCEL_ALL, 1));
    }
    try (SafetyStore store = open("forged")) {
      assertThat(store.before().doubts()).isEmpty();
      assertThat(store.before().ladder())
          .as("the kill that the doubt left, and what was written since")
          .hasSize(2);
    }
  }

  @Test
  void a_connection_that_is_cut_is_told_and_what_waited_is_written_on_the_next() throws Exception {
    try (SafetyStore store = open("cut")) {
      write(store, SafetyStoreTest.engaged(Rung.WIDEN, 1));
      server.sql(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'hyperliquid-hft'");
      assertThatThrownBy(() -> write(store, SafetyStoreTest.engaged(Rung.CANCEL_ALL, 2)))
          .isInstanceOf(DurableProblem.class);
      await().atMost(PATIENCE).until(() -> store.trouble().isEmpty());
      write(store, SafetyStoreTest.engaged(Rung.STOP, 3));
      assertThat(alarms).hasSize(1);
    }
    try (SafetyStore store = open("cut")) {
      assertThat(store.before().ladder())
          .extracting(Ladder.Entry::rung)
          .containsExactly(Rung.WIDEN, Rung.CANCEL_ALL, Rung.STOP);
    }
  }

  @Test
  void no_message_shows_the_password_and_an_address_may_not_hold_one() throws Exception {
    PostgresAccess access = server.access();
    java.nio.file.Files.writeString(access.passwordFile(), "wrong word");
    assertThatThrownBy(() -> SafetyStore.inPostgres(access, "x", PATIENCE, alarms::add))
        .isInstanceOf(DurableProblem.class)
        .hasMessageContaining("password authentication failed")
        .hasMessageNotContaining("wrong word");
    assertThatThrownBy(() -> new PostgresAccess("jdbc:postgresql://h/d?password=secret", "u", null))
        .hasMessageNotContaining("secret");
  }
}
