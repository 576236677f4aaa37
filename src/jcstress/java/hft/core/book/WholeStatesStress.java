package hft.core.book;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Four publications against a reader that looks twice: from the second on they overwrite an image
 * that it may be on. One reader, so that two cores are enough; {@code PublicationTest} has several.
 * The results are those of {@link TwoLooks}.
 */
@JCStressTest
@Outcome(id = "[01]", expect = Expect.ACCEPTABLE, desc = "whole states, none older")
@Outcome(expect = Expect.FORBIDDEN, desc = "a torn or an older state")
@State
public class WholeStatesStress {
  private final Publication book = TwoLooks.prepared(Publication.real(TwoLooks.LEVELS));
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
