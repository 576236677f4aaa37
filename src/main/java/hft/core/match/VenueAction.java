package hft.core.match;

import hft.core.order.Tif;
import java.util.List;

/**
 * One signed action of one account. Its parts execute in list order; the answer's parts have the
 * same order.
 */
public sealed interface VenueAction {
  /** The account, as {@link SimulatedVenue#openAccount} numbered it. */
  int account();

  /** Chosen by the sender, echoed in the answer. */
  long actionId();

  /** How many address credits it costs: one per order, cancel or modify in it. */
  int credits();

  /** Places orders. Any IOC or GTC in it makes the whole action {@link BlockClass#TAKING}. */
  record Place(int account, long actionId, List<NewOrder> orders) implements VenueAction {
    public Place {
      orders = List.copyOf(orders);
    }

    @Override
    public int credits() {
      return orders.size();
    }
  }

  record Cancel(int account, long actionId, List<OrderTarget> targets) implements VenueAction {
    public Cancel {
      targets = List.copyOf(targets);
    }

    @Override
    public int credits() {
      return targets.size();
    }
  }

  /**
   * Cancels orders and places others in their stead, each under a new oid at the back of its queue.
   *
   * @param always place the new order even when the old one is already gone; without it the new
   *     order must be ALO, or a GTC that does not cross (which becomes ALO)
   */
  record Modify(int account, long actionId, List<Modification> modifications, boolean always)
      implements VenueAction {
    public Modify {
      modifications = List.copyOf(modifications);
    }

    @Override
    public int credits() {
      return modifications.size();
    }
  }

  /** Cancels every open order of the account. */
  record CancelAll(int account, long actionId) implements VenueAction {
    @Override
    public int credits() {
      return 1;
    }
  }

  /**
   * The dead man's switch: cancels everything of the account at {@code atNanos}; 0 removes it.
   * Needs the traded volume of {@link VenueRules#scheduleCancelVolume}.
   */
  record ScheduleCancel(int account, long actionId, long atNanos) implements VenueAction {
    @Override
    public int credits() {
      return 1;
    }
  }

  /** One part of a {@link Modify}. */
  record Modification(OrderTarget target, NewOrder order) {}

  /** Where the action stands in its block. Modifies are classed by their new orders. */
  default BlockClass blockClass() {
    return switch (this) {
      case Place(_, _, var orders) -> {
        for (NewOrder order : orders) {
          if (order.tif() != Tif.ALO) {
            yield BlockClass.TAKING;
          }
        }
        yield BlockClass.POSTING;
      }
      case Modify(_, _, var modifications, _) -> {
        for (Modification part : modifications) {
          if (part.order().tif() != Tif.ALO) {
            yield BlockClass.TAKING;
          }
        }
        yield BlockClass.POSTING;
      }
      case Cancel _, CancelAll _ -> BlockClass.CANCEL;
      case ScheduleCancel _ -> BlockClass.POSTING;
    };
  }
}
