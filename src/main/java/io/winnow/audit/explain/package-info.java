/**
 * Floor 4: why an item has its verdict: the chain from shard and offset through each check, value,
 * threshold and policy line.
 *
 * <p>Everything is read from the run's own plan and tables; nothing is judged again here. Of a
 * masked row nothing is said but what its ledger row says.
 */
@NullMarked
package io.winnow.audit.explain;

import org.jspecify.annotations.NullMarked;
