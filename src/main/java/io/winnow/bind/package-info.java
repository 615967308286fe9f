/**
 * Floor 3: a policy, its lists, its models and the plug-ins brought together: what one JVM needs to
 * check with.
 *
 * <p>Everything that can be wrong with them is found here, with the policy's positions, before a
 * shard is opened. Decides nothing about items.
 */
@NullMarked
package io.winnow.bind;

import org.jspecify.annotations.NullMarked;
