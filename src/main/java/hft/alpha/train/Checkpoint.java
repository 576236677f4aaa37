package hft.alpha.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.alpha.model.TensorFile;
import hft.alpha.model.TensorFile.Tensor;
import hft.alpha.model.WholeFile;
import hft.alpha.net.Net;
import hft.alpha.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file from which an interrupted training goes on. It is replaced whole after each epoch, so a
 * kill costs at most the epoch under way.
 *
 * @param fingerprint of everything that decides the result: net, recipe, seed, data
 */
public record Checkpoint(Path file, String fingerprint) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The file is of another training, or damaged. */
  public static final class Foreign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Foreign(String message) {
      super(message);
    }
  }

  public void write(TrainingState state) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("weights", flat(state.weights().values()));
    tensors.put("average", flat(state.average().values()));
    tensors.put("best", flat(state.best().values()));
    tensors.put("adam.first", flat(state.adam().first()));
    tensors.put("adam.second", flat(state.adam().second()));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("fingerprint", fingerprint);
    texts.put("steps", Long.toString(state.adam().steps()));
    texts.put("history", JSON.writeValueAsString(state.history()));
    WholeFile.write(file, new TensorFile(tensors, texts).bytes());
  }

  private static Tensor flat(float[] values) {
    return new Tensor(List.of(values.length), values);
  }

  /**
   * Where the training was; nothing when there is no file.
   *
   * @throws Foreign when the file is not of this training
   */
  public Optional<TrainingState> read(Net net, Recipe recipe) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    TensorFile kept = TensorFile.read(file);
    if (!kept.text("fingerprint").equals(fingerprint)) {
      throw new Foreign(
          file
              + ": was made by another training (other settings, seed or data); expected the same,"
              + " or a new --out folder");
    }
    AdamW adam =
        new AdamW(
            kept.tensor("adam.first").values(),
            kept.tensor("adam.second").values(),
            Long.parseLong(kept.text("steps")),
            recipe.weightDecay());
    TrainingState state =
        new TrainingState(
            Weights.of(net, kept.tensor("weights").values()),
            Weights.of(net, kept.tensor("average").values()),
            Weights.of(net, kept.tensor("best").values()),
            adam);
    state.addPast(history(kept.text("history")));
    return Optional.of(state);
  }

  private List<EpochResult> history(String text) {
    try {
      return JSON.readValue(text, new TypeReference<List<EpochResult>>() {});
    } catch (JsonProcessingException e) {
      throw new Foreign(file + ": has an unreadable history; expected one of this version");
    }
  }
}
