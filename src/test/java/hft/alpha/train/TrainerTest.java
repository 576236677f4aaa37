package hft.alpha.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.alpha.net.BinCtabl;
import hft.alpha.net.DeepLob;
import hft.alpha.net.Linear;
import hft.alpha.net.Lit;
import hft.alpha.net.LitSettings;
import hft.alpha.net.Net;
import hft.alpha.net.WindowShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrainerTest {
  private static final Recipe RECIPE = new Recipe(4, 16, 3e-3, 3e-4, 0.05, 1e-4, 1, 0.99, 5, 0.002);
  private static final Trainer.Watch SILENT = (history, batch, batches) -> {};
  private static final Trainer.Keeper NONE = state -> {};

  static Net net(String kind) {
    return switch (kind) {
      case Lit.KIND -> new Lit(new WindowShape(8, 2), new LitSettings(4, 8, 2, 1, 16, 8, 0.1));
      case BinCtabl.KIND -> new BinCtabl(new WindowShape(8, 2));
      case DeepLob.KIND -> new DeepLob(new WindowShape(20, 2), 2);
      default -> new Linear(12);
    };
  }

  private static Samples samples(Net net, int size, long seed) {
    return new SquareWave(size, net.inputSize(), seed);
  }

  private static TrainingState train(Net net, Recipe recipe, long seed) {
    Samples train = samples(net, 96, 1);
    Trainer trainer = new Trainer(net, recipe, seed, 1);
    TrainingState state = trainer.start(train);
    trainer.run(state, train, samples(net, 48, 2), SILENT, NONE);
    return state;
  }

  /**
   * What is promised of equal bytes is promised of trainings after the first one of a process:
   * once, on another machine, the very first one ended with other bytes, and nobody knows why.
   */
  @BeforeAll
  static void one_of_each_kind_first() {
    for (String kind : List.of("lit", "bin-ctabl", "deeplob", "linear")) {
      train(net(kind), RECIPE, 5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lit", "bin-ctabl", "deeplob", "linear"})
  void the_same_seed_gives_the_same_bytes_and_another_does_not(String kind) {
    Net net = net(kind);
    TrainingState one = train(net, RECIPE, 5);
    assertThat(train(net, RECIPE, 5).weights().sha256()).isEqualTo(one.weights().sha256());
    assertThat(train(net, RECIPE, 6).weights().sha256()).isNotEqualTo(one.weights().sha256());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lit", "bin-ctabl", "deeplob", "linear"})
  void what_can_be_learnt_is_learnt(String kind) {
    Net net = net(kind);
    Recipe longer = new Recipe(30, 16, 1e-2, 1e-3, 0.05, 1e-4, 1, 0.9, 30, 0.002);
    TrainingState state = train(net, longer, 5);
    EpochResult first = state.history().getFirst();
    EpochResult best = state.history().get(state.bestEpoch() - 1);
    assertThat(best.validationLoss()).isLessThan(first.validationLoss());
    assertThat(best.validationMacroF1()).isGreaterThan(0.6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lit", "deeplob"})
  void killed_after_two_epochs_and_resumed_it_ends_with_the_same_bytes(
      String kind, @TempDir Path folder) throws Exception {
    Net net = net(kind);
    Samples train = samples(net, 96, 1);
    Samples validation = samples(net, 48, 2);
    Checkpoint checkpoint = new Checkpoint(folder.resolve("checkpoint.safetensors"), "same");
    Trainer trainer = new Trainer(net, RECIPE, 5, 1);
    assertThatThrownBy(
            () ->
                trainer.run(
                    trainer.start(train),
                    train,
                    validation,
                    (history, batch, batches) -> {
                      if (history.size() == 2 && batch == 3) {
                        throw new IllegalStateException("killed");
                      }
                    },
                    state -> keep(checkpoint, state)))
        .hasMessage("killed");
    TrainingState resumed = checkpoint.read(net, RECIPE).orElseThrow();
    assertThat(resumed.history()).hasSize(2);
    new Trainer(net, RECIPE, 5, 1).run(resumed, train, validation, SILENT, NONE);
    TrainingState whole = train(net, RECIPE, 5);
    assertThat(resumed.weights().sha256()).isEqualTo(whole.weights().sha256());
    assertThat(resumed.best().sha256()).isEqualTo(whole.best().sha256());
    assertThat(resumed.history()).isEqualTo(whole.history());
  }

  private static void keep(Checkpoint checkpoint, TrainingState state) {
    try {
      checkpoint.write(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_checkpoint_of_another_training_is_refused(@TempDir Path folder) throws Exception {
    Net net = net("linear");
    Path file = folder.resolve("checkpoint.safetensors");
    new Checkpoint(file, "one").write(train(net, RECIPE, 5));
    assertThatThrownBy(() -> new Checkpoint(file, "other").read(net, RECIPE))
        .isInstanceOf(Checkpoint.Foreign.class)
        .hasMessageContaining("another training");
  }

  @Test
  void a_loss_that_is_no_number_ends_it_and_names_the_batch() {
    Net net = net("linear");
    Samples train = samples(net, 32, 1);
    Samples broken =
        new Samples() {
          @Override
          public int size() {
            return train.size();
          }

          @Override
          public void read(int index, float[] into, int offset) {
            train.read(index, into, offset);
            into[offset] = index == 7 ? Float.NaN : into[offset];
          }

          @Override
          public int label(int index) {
            return train.label(index);
          }

          @Override
          public double weight(int index) {
            return 1;
          }
        };
    Trainer trainer = new Trainer(net, RECIPE, 5, 1);
    TrainingState state = trainer.start(train);
    assertThatThrownBy(() -> trainer.run(state, broken, train, SILENT, NONE))
        .isInstanceOf(Diverged.class)
        .hasMessageContaining("epoch 1, batch");
    assertThat(state.history()).isEmpty();
  }

  @Test
  void it_stops_when_patience_runs_out_and_keeps_the_best() {
    Net net = net("linear");
    Recipe impatient = new Recipe(50, 16, 0.5, 0.5, 0, 0, 1, 0, 2, 0.5);
    TrainingState state = train(net, impatient, 5);
    assertThat(state.history()).hasSizeLessThan(50);
    double least =
        state.history().stream().mapToDouble(EpochResult::validationLoss).min().orElseThrow();
    assertThat(state.history().get(state.bestEpoch() - 1).validationLoss()).isEqualTo(least);
  }
}
