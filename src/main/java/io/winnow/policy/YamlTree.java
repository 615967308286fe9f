package io.winnow.policy;

import io.winnow.policy.YamlNode.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of one YAML document from the engine's events.
 *
 * <p>Not from the engine's own nodes: its composer follows aliases, recurses as deep as the
 * document does and forgets explicit tags. Here aliases, anchors and tags are refused with their
 * place, and depth is bounded.
 */
final class YamlTree {
  /** A policy needs four levels. */
  private static final int DEEPEST = 12;

  private final String file;
  private final Problems problems;
  private final Iterator<Event> events;

  private YamlTree(String yaml, String file, Problems problems) {
    this.file = file;
    this.problems = problems;
    LoadSettings settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    this.events = new Parse(settings).parseString(yaml).iterator();
  }

  /** The root of the only document; empty, with a problem added, if there is no such thing. */
  static Optional<YamlNode> read(String yaml, String file, Problems problems) {
    try {
      return new YamlTree(yaml, file, problems).document();
    } catch (TooDeepException e) {
      problems.add(e.at, null, "nested more than %d levels deep".formatted(DEEPEST));
    } catch (MarkedYamlEngineException e) {
      Position at = e.getProblemMark().map(mark -> position(file, mark)).orElse(start(file));
      problems.add(at, null, "not YAML: " + engineMessage(e.getProblem()));
    } catch (ReaderException e) {
      String before = yaml.substring(0, Math.min(yaml.length(), Math.max(0, e.getPosition())));
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      String message = "not YAML: character U+%04X is not allowed".formatted(e.getCodePoint());
      problems.add(new Position(file, line, column), null, message);
    } catch (YamlEngineException e) {
      problems.add(start(file), null, "not YAML: " + engineMessage(e.getMessage()));
    }
    return Optional.empty();
  }

  private Optional<YamlNode> document() {
    Optional<YamlNode> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (root.isPresent()) {
            problems.add(position(event), null, "a policy file holds one document, not several");
            return Optional.empty();
          }
          root = Optional.of(node(events.next(), 1));
        }
        default -> {
          // Start and end of the stream, end of the document: nothing to see.
        }
      }
    }
    if (root.isEmpty()) {
      problems.add(start(file), null, "the file is empty; a policy starts with policy: NAME");
    }
    return root;
  }

  private YamlNode node(Event event, int depth) {
    Position at = position(event);
    if (depth > DEEPEST) {
      throw new TooDeepException(at);
    }
    if (event instanceof AliasEvent) {
      problems.add(at, null, "aliases (*name) are not read; write the value out");
      return new YamlNode.Refused(at);
    }
    refuseAnchorAndTag((NodeEvent) event, at);
    switch (event.getEventId()) {
      case MappingStart -> {
        List<Entry> entries = new ArrayList<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
          YamlNode key = node(e, depth + 1);
          entries.add(new Entry(key, node(events.next(), depth + 1)));
        }
        return new YamlNode.Mapping(List.copyOf(entries), at);
      }
      case SequenceStart -> {
        List<YamlNode> items = new ArrayList<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
          items.add(node(e, depth + 1));
        }
        return new YamlNode.Sequence(List.copyOf(items), at);
      }
      default -> {
        ScalarEvent scalar = (ScalarEvent) event;
        return new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), at);
      }
    }
  }

  private void refuseAnchorAndTag(NodeEvent event, Position at) {
    if (event.getAnchor().isPresent()) {
      problems.add(at, null, "anchors (&name) are not read; remove it");
    }
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag.isPresent()) {
      problems.add(at, null, "tags (" + Shown.bare(tag.get()) + ") are not read; remove it");
    }
  }

  private static String engineMessage(String message) {
    return Shown.bare(message.strip().replaceAll("\\s+", " "));
  }

  private Position position(Event event) {
    return event.getStartMark().map(mark -> position(file, mark)).orElse(start(file));
  }

  private static Position position(String file, Mark mark) {
    return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static Position start(String file) {
    return new Position(file, 1, 1);
  }

  private static final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Position at;

    TooDeepException(Position at) {
      super(null, null, false, false);
      this.at = at;
    }
  }
}
