import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Turns the {@code mobilenet_v2_mid} weights of the npm package nsfwjs into an ONNX file.
 *
 * <p>Run as {@code java ConvertNsfwjs.java nsfwjs-4.4.0.tgz OUT.onnx}; needs the JDK alone. The
 * same tarball gives the same bytes each time. The package holds a TensorFlow.js graph model as
 * minified JavaScript: {@code model.min.js} exports an object literal, {@code
 * group1-shardNofM.min.js} a base64 string each. Weights stay 8-bit in the file, as the package has
 * them, and are dequantised by three constant nodes that the runtime folds when it loads:
 *
 * <pre>  W = (Cast(q) + min/scale) · scale</pre>
 *
 * where min/scale is an integer, so that the sum is exact. Biases (1 % of the bytes) are stored as
 * float32, because min/scale is no integer for one of them.
 *
 * <p>Formats: onnx.proto3 of ONNX 1.8 (opset 13, IR 8), the TensorFlow.js graph model (node, attr,
 * weightsManifest), POSIX tar.
 */
public final class ConvertNsfwjs {
  private static final String FOLDER = "package/dist/models/mobilenet_v2_mid/";

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: java ConvertNsfwjs.java TARBALL OUT.onnx");
      System.exit(2);
    }
    Map<String, byte[]> files = Tar.read(Path.of(args[0]), FOLDER);
    Object model = JavaScript.exported(file(files, "model"));
    byte[] onnx = new Graph(model, Weights.read(model, name -> file(files, name))).onnx();
    Files.write(Path.of(args[1]), onnx);
  }

  private static String file(Map<String, byte[]> files, String name) {
    byte[] bytes = files.get(FOLDER + name + ".min.js");
    if (bytes == null) {
      throw new IllegalArgumentException("the tarball has no " + FOLDER + name + ".min.js");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The few parts of tar that npm packs use: ustar headers and regular files. */
  private static final class Tar {
    static Map<String, byte[]> read(Path tarball, String prefix) throws IOException {
      Map<String, byte[]> files = new HashMap<>();
      try (InputStream raw = Files.newInputStream(tarball);
          DataInputStream in = new DataInputStream(new GZIPInputStream(raw, 1 << 16))) {
        byte[] header = new byte[512];
        while (true) {
          in.readFully(header);
          String name = text(header, 0, 100);
          if (name.isEmpty()) {
            return files;
          }
          String folder = text(header, 345, 155);
          String path = folder.isEmpty() ? name : folder + "/" + name;
          int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
          byte[] content = in.readNBytes(size);
          if (content.length < size) {
            throw new EOFException("the tarball ends in " + path);
          }
          in.skipNBytes((512 - size % 512) % 512);
          if (path.startsWith(prefix)) {
            files.put(path, content);
          }
        }
      }
    }

    private static String text(byte[] header, int from, int length) {
      int end = from;
      while (end < from + length && header[end] != 0) {
        end++;
      }
      return new String(header, from, end - from, StandardCharsets.US_ASCII);
    }
  }

  /** Reads the one literal that a browserify bundle exports. Nothing is evaluated. */
  private static final class JavaScript {
    private final String source;
    private int at;

    private JavaScript(String source, int at) {
      this.source = source;
      this.at = at;
    }

    /** The value after the last {@code .exports=}: the loader in front of it has the others. */
    static Object exported(String source) {
      String mark = ".exports=";
      int at = source.lastIndexOf(mark);
      if (at < 0) {
        throw new IllegalArgumentException("the script exports nothing");
      }
      return new JavaScript(source, at + mark.length()).value();
    }

    private Object value() {
      char c = source.charAt(at);
      return switch (c) {
        case '{' -> object();
        case '[' -> array();
        case '"', '\'' -> string();
        case '!' -> truth();
        default -> number();
      };
    }

    private Map<String, Object> object() {
      Map<String, Object> object = new LinkedHashMap<>();
      at++;
      while (source.charAt(at) != '}') {
        String key = source.charAt(at) == '"' ? string() : identifier();
        expect(':');
        object.put(key, value());
        comma('}');
      }
      at++;
      return object;
    }

    private List<Object> array() {
      List<Object> array = new ArrayList<>();
      at++;
      while (source.charAt(at) != ']') {
        array.add(value());
        comma(']');
      }
      at++;
      return array;
    }

    private String string() {
      int end = source.indexOf(source.charAt(at), at + 1);
      String string = source.substring(at + 1, end);
      if (string.indexOf('\\') >= 0) {
        throw unexpected();
      }
      at = end + 1;
      return string;
    }

    /** Minified: {@code !0} is true, {@code !1} false. */
    private Boolean truth() {
      char digit = source.charAt(at + 1);
      if (digit != '0' && digit != '1') {
        throw unexpected();
      }
      at += 2;
      return digit == '0';
    }

    private Double number() {
      int from = at;
      while ("+-.0123456789e".indexOf(source.charAt(at)) >= 0) {
        at++;
      }
      if (from == at) {
        throw unexpected();
      }
      return Double.valueOf(source.substring(from, at));
    }

    private String identifier() {
      int from = at;
      while (Character.isJavaIdentifierPart(source.charAt(at))) {
        at++;
      }
      return source.substring(from, at);
    }

    private void comma(char end) {
      if (source.charAt(at) != end) {
        expect(',');
      }
    }

    private void expect(char c) {
      if (source.charAt(at) != c) {
        throw unexpected();
      }
      at++;
    }

    private IllegalArgumentException unexpected() {
      return new IllegalArgumentException("unexpected script at character " + at);
    }
  }

  /** Look-ups in what {@link JavaScript} returns; a missing member is an error. */
  private static final class Json {
    static Object at(Object value, String... path) {
      for (String key : path) {
        value = value instanceof Map<?, ?> map ? map.get(key) : null;
      }
      if (value == null) {
        throw new IllegalArgumentException("the model has no " + String.join(".", path));
      }
      return value;
    }

    static List<?> list(Object value, String... path) {
      return (List<?>) at(value, path);
    }

    static String string(Object value, String... path) {
      return (String) at(value, path);
    }

    static double number(Object value, String... path) {
      return (Double) at(value, path);
    }

    /** Numbers, which protocol buffers write as strings where they are 64 bits wide. */
    static int[] integers(Object value, String... path) {
      return list(value, path).stream()
          .mapToInt(e -> e instanceof Double d ? d.intValue() : Integer.parseInt((String) e))
          .toArray();
    }

    /** A byte string of protocol buffers, such as {@code U0FNRQ==} for SAME. */
    static String bytes(Object base64) {
      return new String(Base64.getDecoder().decode((String) base64), StandardCharsets.US_ASCII);
    }
  }

  /** A tensor as the package has it: value = q · scale + min. */
  private record Quantised(int[] shape, byte[] q, double scale, double min) {
    /** As TensorFlow.js dequantises: in double precision, then rounded to float32 once. */
    float[] values() {
      float[] values = new float[q.length];
      for (int i = 0; i < q.length; i++) {
        values[i] = (float) ((q[i] & 0xff) * scale + min);
      }
      return values;
    }

    /** min/scale, which is an integer for every weight. */
    float zero() {
      double zero = min / scale;
      if (Math.abs(zero - Math.rint(zero)) > 1e-9) {
        throw new IllegalArgumentException("min/scale is no integer: " + zero);
      }
      return (float) Math.rint(zero);
    }

    /** Moves axes: axis i of the result is axis {@code order[i]} of this. */
    Quantised transposed(int... order) {
      int[] strides = new int[shape.length];
      int count = 1;
      for (int i = shape.length - 1; i >= 0; i--) {
        strides[i] = count;
        count *= shape[i];
      }
      int[] moved = Arrays.stream(order).map(axis -> shape[axis]).toArray();
      byte[] to = new byte[count];
      int[] index = new int[order.length];
      for (int i = 0; i < count; i++) {
        int from = 0;
        for (int a = 0; a < order.length; a++) {
          from += index[a] * strides[order[a]];
        }
        to[i] = q[from];
        for (int a = order.length - 1; a >= 0 && ++index[a] == moved[a]; a--) {
          index[a] = 0;
        }
      }
      return new Quantised(moved, to, scale, min);
    }
  }

  /** Cuts the concatenated shards into tensors, in the order of the weights manifest. */
  private static final class Weights {
    interface Shards {
      String script(String name);
    }

    static Map<String, Quantised> read(Object model, Shards shards) throws IOException {
      Map<String, Quantised> weights = new HashMap<>();
      for (Object group : Json.list(model, "weightsManifest")) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Object path : Json.list(group, "paths")) {
          String base64 = (String) JavaScript.exported(shards.script((String) path));
          joined.write(Base64.getDecoder().decode(base64));
        }
        ByteBuffer bytes = ByteBuffer.wrap(joined.toByteArray());
        for (Object weight : Json.list(group, "weights")) {
          if (!Json.string(weight, "quantization", "dtype").equals("uint8")) {
            throw new IllegalArgumentException("a tensor is not stored in 8 bits");
          }
          int[] shape = Json.integers(weight, "shape");
          byte[] q = new byte[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
          bytes.get(q);
          double scale = Json.number(weight, "quantization", "scale");
          double min = Json.number(weight, "quantization", "min");
          weights.put(Json.string(weight, "name"), new Quantised(shape, q, scale, min));
        }
        if (bytes.hasRemaining()) {
          throw new IllegalArgumentException(bytes.remaining() + " bytes of weights are left over");
        }
      }
      return weights;
    }
  }

  /** Walks the TensorFlow graph, which is stored in topological order, and writes ONNX nodes. */
  private static final class Graph {
    private final Object model;
    private final Map<String, Quantised> weights;
    private final Proto nodes = new Proto();
    private final Proto initializers = new Proto();

    /** Height (= width) of each node's output, to turn SAME into explicit padding. */
    private final Map<String, Integer> sides = new HashMap<>();

    Graph(Object model, Map<String, Quantised> weights) {
      this.model = model;
      this.weights = weights;
    }

    byte[] onnx() {
      floats("clip/min", new int[0], 0);
      floats("clip/max", new int[0], 6);
      integers("squeeze/axes", 2, 3);
      for (Object node : Json.list(model, "modelTopology", "node")) {
        add(node);
      }
      Proto graph = new Proto();
      graph.append(nodes); // GraphProto.node
      graph.text(2, "nsfwjs-mobilenet-v2-mid");
      graph.append(initializers); // GraphProto.initializer
      graph.message(11, tensorInfo("input", 1, 224, 224, 3));
      graph.message(12, tensorInfo("probabilities", 1, 5));
      Proto opset = new Proto().text(1, "").number(2, 13);
      return new Proto()
          .number(1, 8) // ModelProto.ir_version
          .text(2, "winnow convert-nsfwjs")
          .text(3, "1")
          .message(7, graph)
          .message(8, opset)
          .bytes();
    }

    private void add(Object node) {
      String name = Json.string(node, "name");
      switch (Json.string(node, "op")) {
        case "Const" -> {} // Written where it is used.
        case "Placeholder" -> {
          node("Transpose", name + "/nchw", List.of(name), Proto.integers("perm", 0, 3, 1, 2));
          sides.put(name, 224);
        }
        case "Mul" -> scalarOp("Mul", node, input(node, 1), input(node, 0));
        case "Sub" -> scalarOp("Sub", node, input(node, 0), input(node, 1));
        case "_FusedConv2D" -> convolution(node, false);
        case "FusedDepthwiseConv2dNative" -> convolution(node, true);
        case "AddV2" -> {
          node("Add", name, List.of(input(node, 0), input(node, 1)));
          sides.put(name, sides.get(input(node, 0)));
        }
        case "AvgPool" -> {
          requireAttribute(node, "VALID", "padding");
          int[] size = Json.integers(node, "attr", "ksize", "list", "i");
          node(
              "AveragePool",
              name,
              List.of(input(node, 0)),
              Proto.integers("kernel_shape", size[1], size[2]));
        }
        case "Squeeze" -> node("Squeeze", name, List.of(input(node, 0), "squeeze/axes"));
        case "_FusedMatMul" -> {
          requireFused(node, "BiasAdd");
          String weight = weight(input(node, 1));
          node("Gemm", name, List.of(input(node, 0), weight, bias(input(node, 2))));
        }
        case "Softmax" ->
            node("Softmax", "probabilities", List.of(input(node, 0)), Proto.integer("axis", 1));
        case "Identity" -> {} // The output's other name.
        default -> throw new IllegalArgumentException("unknown operation " + node);
      }
    }

    /** x · 2 − 1. Stays in front of the convolutions: they pad with 0 after it, not before. */
    private void scalarOp(String op, Object node, String x, String constant) {
      Quantised scalar = weights.get(constant);
      floats(constant, new int[0], scalar.values());
      String name = Json.string(node, "name");
      node(op, name, List.of(x.equals("input") ? "input/nchw" : x, constant));
      sides.put(name, sides.get(x));
    }

    private void convolution(Object node, boolean depthwise) {
      requireAttribute(node, "SAME", "padding");
      requireAttribute(node, "NHWC", "data_format");
      String name = Json.string(node, "name");
      int stride = Json.integers(node, "attr", "strides", "list", "i")[1];
      String filter = input(node, 1);
      int[] shape = weights.get(filter).shape();
      boolean relu = fused(node).equals(List.of("BiasAdd", "Relu6"));
      if (!relu) {
        requireFused(node, "BiasAdd");
      }

      // HWIO, or height, width, channel, 1, becomes OIHW, or channel, 1, height, width.
      int[] order = depthwise ? new int[] {2, 3, 0, 1} : new int[] {3, 2, 0, 1};
      weights.put(filter, weights.get(filter).transposed(order));

      int in = sides.get(input(node, 0));
      int out = (in + stride - 1) / stride;
      int padding = Math.max((out - 1) * stride + shape[0] - in, 0);
      int before = padding / 2;
      int after = padding - before; // SAME puts the odd one at the end.
      String result = relu ? name + "/linear" : name;
      node(
          "Conv",
          result,
          List.of(input(node, 0), weight(filter), bias(input(node, 2))),
          Proto.integer("group", depthwise ? shape[2] : 1),
          Proto.integers("kernel_shape", shape[0], shape[1]),
          Proto.integers("pads", before, before, after, after),
          Proto.integers("strides", stride, stride));
      if (relu) {
        node("Clip", name, List.of(result, "clip/min", "clip/max"));
      }
      sides.put(name, out);
    }

    /** Adds a weight as 8 bits and the three nodes that dequantise it; returns its name. */
    private String weight(String name) {
      Quantised weight = weights.get(name);
      Proto tensor = tensor(name + "/q", weight.shape(), 2); // TensorProto.UINT8
      initializers.message(5, tensor.raw(9, weight.q()));
      floats(name + "/zero", new int[0], weight.zero());
      floats(name + "/scale", new int[0], (float) weight.scale());
      node("Cast", name + "/cast", List.of(name + "/q"), Proto.integer("to", 1));
      node("Add", name + "/shifted", List.of(name + "/cast", name + "/zero"));
      node("Mul", name, List.of(name + "/shifted", name + "/scale"));
      return name;
    }

    private String bias(String name) {
      Quantised bias = weights.get(name);
      floats(name, bias.shape(), bias.values());
      return name;
    }

    private void floats(String name, int[] shape, float... values) {
      ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : values) {
        raw.putFloat(value);
      }
      initializers.message(5, tensor(name, shape, 1).raw(9, raw.array())); // TensorProto.FLOAT
    }

    private void integers(String name, long... values) {
      ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      for (long value : values) {
        raw.putLong(value);
      }
      int[] shape = {values.length};
      initializers.message(5, tensor(name, shape, 7).raw(9, raw.array())); // TensorProto.INT64
    }

    private static Proto tensor(String name, int[] shape, int type) {
      Proto tensor = new Proto();
      for (int side : shape) {
        tensor.number(1, side);
      }
      return tensor.number(2, type).text(8, shorter(name));
    }

    private static Proto tensorInfo(String name, int... shape) {
      Proto dimensions = new Proto();
      for (int side : shape) {
        dimensions.message(1, new Proto().number(1, side));
      }
      Proto type = new Proto().number(1, 1).message(2, dimensions); // float32
      return new Proto().text(1, name).message(2, new Proto().message(1, type));
    }

    private void node(String op, String output, List<String> inputs, Proto... attributes) {
      Proto node = new Proto();
      for (String input : inputs) {
        node.text(1, shorter(input));
      }
      node.text(2, shorter(output)).text(3, shorter(output)).text(4, op);
      for (Proto attribute : attributes) {
        node.message(5, attribute);
      }
      nodes.message(1, node);
    }

    /** Names without the folders that all of them share. */
    private static String shorter(String name) {
      return name.replaceFirst("^(StatefulPartitionedCall/|sequential/|keras_layer/|predict/)+", "")
          .replaceFirst("^Func/StatefulPartitionedCall/", "");
    }

    private static String input(Object node, int index) {
      return (String) Json.list(node, "input").get(index);
    }

    private static void requireAttribute(Object node, String expected, String name) {
      String value = Json.bytes(Json.at(node, "attr", name, "s"));
      if (!value.equals(expected)) {
        throw new IllegalArgumentException(name + " is " + value + ", not " + expected);
      }
    }

    private static List<String> fused(Object node) {
      return Json.list(node, "attr", "fused_ops", "list", "s").stream().map(Json::bytes).toList();
    }

    private static void requireFused(Object node, String... expected) {
      if (!fused(node).equals(List.of(expected))) {
        throw new IllegalArgumentException("fused operations are " + fused(node));
      }
    }
  }

  /** Writes protocol buffers: fields in the order of the calls. */
  private static final class Proto {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Proto integer(String name, long value) {
      return new Proto().text(1, name).number(3, value).number(20, 2); // AttributeProto.INT
    }

    static Proto integers(String name, long... values) {
      Proto attribute = new Proto().text(1, name);
      for (long value : values) {
        attribute.number(8, value);
      }
      return attribute.number(20, 7); // AttributeProto.INTS
    }

    Proto number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Proto text(int field, String value) {
      return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto value) {
      return raw(field, value.bytes());
    }

    Proto raw(int field, byte[] value) {
      varint((long) field << 3 | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    /** Takes over the fields of another message. */
    Proto append(Proto fields) {
      out.writeBytes(fields.bytes());
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      while ((value & ~0x7fL) != 0) {
        out.write((int) (value & 0x7f | 0x80));
        value >>>= 7;
      }
      out.write((int) value);
    }
  }
}
