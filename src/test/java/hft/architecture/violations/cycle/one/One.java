package hft.architecture.violations.cycle.one;

import hft.architecture.violations.cycle.two.Two;

/** Breaks, with the other: no cycles between packages. */
public record One(java.util.List<Two> two) {}
