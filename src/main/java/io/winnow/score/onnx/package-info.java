/**
 * Floor 2: models that ONNX Runtime runs.
 *
 * <p>The only place that sees the runtime: its native libraries, its sessions and tensors. One
 * thread a session; parallelism comes from task slots. A model is opened only if its bytes are what
 * its manifest says and it gives the manifest's known answer.
 */
@NullMarked
package io.winnow.score.onnx;

import org.jspecify.annotations.NullMarked;
