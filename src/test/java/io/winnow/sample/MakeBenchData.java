package io.winnow.sample;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes shards to measure with: pictures of web size (a side of 800 pixels, JPEG quality 85, tens
 * of kilobytes) and pages of about 100 kB. All by formula, the same bytes each time.
 */
public final class MakeBenchData {
  private static final int SHARDS = 4;
  private static final int BASES = 6;

  private MakeBenchData() {}

  /** Arguments: folder, pictures per shard, pages per shard. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int pictures = Integer.parseInt(arguments[1]);
    int pages = Integer.parseInt(arguments[2]);
    Raster[] bases = new Raster[BASES];
    for (int i = 0; i < BASES; i++) {
      bases[i] = i % 2 == 0 ? Formulas.waves(i, 1000, 800) : Formulas.hills(i, 1000, 800);
    }
    for (int shard = 0; shard < SHARDS; shard++) {
      WarcShard images = new WarcShard("images-" + shard, "1.1");
      for (int i = 0; i < pictures; i++) {
        int seed = shard * pictures + i;
        byte[] jpeg = jpeg(textured(bases[seed % BASES], seed));
        images.response(
            new Response("http://pictures.example/" + seed + ".jpg", "image/jpeg", jpeg));
      }
      write(folder.resolve("images/images-" + shard + ".warc.gz"), images);
      WarcShard html = new WarcShard("pages-" + shard, "1.1");
      for (int i = 0; i < pages; i++) {
        int seed = shard * pages + i;
        html.response(
            new Response("http://pages.example/" + seed, "text/html; charset=utf-8", page(seed)));
      }
      write(folder.resolve("pages/pages-" + shard + ".warc.gz"), html);
    }
  }

  private static void write(Path file, WarcShard shard) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, shard.bytes());
  }

  /** A cut out of a base, with grain, so that no two pictures are alike and none is too smooth. */
  private static Raster textured(Raster base, int seed) {
    Random random = new Random(seed);
    boolean upright = seed % 3 == 0;
    int width = upright ? 600 : 800;
    int height = upright ? 800 : 560;
    int left = random.nextInt(base.width() - width + 1);
    int top = random.nextInt(base.height() - height + 1);
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grain = random.nextInt(7) - 3;
        for (int c = 0; c < 3; c++) {
          int at = 3 * ((top + y) * base.width() + left + x) + c;
          int value = (base.rgb()[at] & 0xff) + grain;
          rgb[3 * (y * width + x) + c] = (byte) Math.max(0, Math.min(255, value));
        }
      }
    }
    return new Raster(width, height, rgb);
  }

  private static byte[] jpeg(Raster picture) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < bgr.length; i += 3) {
      bgr[i] = picture.rgb()[i + 2];
      bgr[i + 1] = picture.rgb()[i + 1];
      bgr[i + 2] = picture.rgb()[i];
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0.85f);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** About 100 kB: a head with scripts and styles, menus, an article, comments, a foot. */
  private static byte[] page(int seed) {
    String[] languages = {"en", "de", "fr", "es", "it"};
    Prose prose = new Prose(languages[seed % languages.length], seed);
    StringBuilder html = new StringBuilder("<!doctype html><html><head><meta charset=\"utf-8\">");
    html.append("<title>").append(prose.title()).append("</title><style>");
    for (int i = 0; i < 180; i++) {
      html.append(".c%d{margin:%dpx;padding:0 %dpx;color:#%06x}\n".formatted(i, i, i % 7, i * 911));
    }
    html.append("</style><script>");
    for (int i = 0; i < 260; i++) {
      html.append("window.q=window.q||[];q.push({id:%d,v:\"%s\"});\n".formatted(i, "x".repeat(24)));
    }
    html.append("</script></head><body><nav><ul>");
    for (int i = 0; i < 160; i++) {
      html.append(
          "<li class=\"c%d\"><a href=\"/section/%d?from=menu\">%s</a></li>"
              .formatted(i, i, prose.alt(i)));
    }
    html.append("</ul></nav><main><article>");
    int part = 0;
    for (String paragraph : prose.paragraphs(60)) {
      html.append("<p class=\"c%d\">".formatted(part)).append(paragraph).append("</p>");
      if (part % 8 == 0) {
        html.append(
            "<figure><img src=\"/i/%d.jpg\" alt=\"%s\" loading=\"lazy\"></figure>"
                .formatted(part, prose.alt(part)));
      }
      part++;
    }
    html.append("</article></main><aside>");
    for (int i = 0; html.length() < 96_000; i++) {
      html.append(
          "<div class=\"card c%d\"><h3><a href=\"/more/%d\">%s</a></h3><span>%d</span></div>"
              .formatted(i % 180, i, prose.alt(i), i));
    }
    html.append("</aside><footer><p>").append(prose.title()).append("</p></footer></body></html>");
    return Scene.utf8(html.toString());
  }
}
