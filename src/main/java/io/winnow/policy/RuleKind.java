package io.winnow.policy;

/** The kinds of rule; something to switch on. */
public enum RuleKind {
  /** {@link ListRule}. */
  LIST,
  /** {@link ModelRule}. */
  MODEL
}
