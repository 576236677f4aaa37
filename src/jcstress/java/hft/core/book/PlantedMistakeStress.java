package hft.core.book;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * {@link WholeStatesStress} of a writer that overwrites images with readers on them: this one must
 * fail, else the other proves nothing.
 */
@JCStressTest
@Outcome(id = "[01]", expect = Expect.ACCEPTABLE, desc = "whole states, none older")
@Outcome(expect = Expect.FORBIDDEN, desc = "a torn or an older state")
@State
public class PlantedMistakeStress {
  private final Publication book =
      TwoLooks.prepared(new PlantedMistake(PlantedMistake.Kind.NO_DRAIN, TwoLooks.LEVELS));
  private final Publication.Reader reader = book.newReader();
  private final MarketFrame frame = new MarketFrame(TwoLooks.LEVELS);

  @Actor
  public void writer() {
    TwoLooks.write(book, frame);
  }

  @Actor
  public void reader(I_Result result) {
    result.r1 = TwoLooks.look(reader);
  }
}
