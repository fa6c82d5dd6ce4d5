package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds SQL statements among the texts of a class. */
final class Sql {

  /** Before an English noun, and never before a table. */
  private static final String DETERMINER =
      "(?:the|an?|this|that|these|those|your|our|their|its|his|her|my|each|every|any|all|some"
          + "|another|one)\\b";

  /** A table, or the place where a concatenation or a format puts one. */
  private static final String TABLE = "(?!\\d|" + DETERMINER + ")[\\w.$%\"`\\[\\]{}\\x01]+";

  /** A name that no English word has. */
  private static final String PROCEDURE = "(?:\\w*[_.\\x01%][\\w.\\x01%]*)";

  private static final String COLUMN = "(?!\\w+\\(s\\))[^\\s,]+(?:(?: as)? [^\\s,]+)?";

  private static final String ALIAS = "(?:(?: as)? [a-z_]\\w*)?";

  private static final String REST_OF_A_QUERY =
      "(?: ?[,)].*| (?:where|join|inner|left|right|full|cross|natural|group|order|having|limit"
          + "|offset|fetch|for|union|except|intersect)\\b.*)?";

  /** No English sentence has a star or an operator, or calls a function. */
  private static final String EXPRESSIONS = ".*(?:[*=|+]|\\w\\((?!s\\))|\\bcase when\\b).*";

  private static final List<Pattern> STATEMENTS =
      Stream.of(
              "select (?:distinct |all )?(?!"
                  + DETERMINER
                  + " (?!from\\b|as\\b)\\w)(?:"
                  + COLUMN
                  + "(?: ?, ?"
                  + COLUMN
                  + ")*|"
                  + EXPRESSIONS
                  + ") from(?: "
                  + TABLE
                  + ALIAS
                  + REST_OF_A_QUERY
                  + "| \\(.*)?",
              "select (?:\\d+|[\\w.]+\\((?!s\\)).*\\)|next value for \\S+|current_\\w+)(?: as \\w+)?",
              "with (?:recursive )?\\w+ ?(?:\\([^)]*\\) )?as (?:not )?(?:materialized )?\\(.*",
              "insert into " + TABLE + "(?: ?\\(.*| (?:values|select|default values)\\b.*)?",
              "update (?:only )?" + TABLE + ALIAS + " set(?: [\\w.\"%\\x01]+ ?=.*| \\(.*)?",
              "delete from (?:only )?" + TABLE + ALIAS + "(?: (?:where|using)\\b.*)?",
              "merge into " + TABLE + " .*\\b(?:using|key|when)\\b.*",
              "create (?:\\w+ )?table (?:if not exists )?" + TABLE + " ?(?:\\(|as |like ).*",
              "create (?:unique )?index (?:if not exists )?(?:\\S+ )?on " + TABLE + " ?\\(.*",
              "create (?:or replace )?(?:materialized )?view " + TABLE + " .*\\bas select\\b.*",
              "create (?:sequence|schema) (?:if not exists )?" + TABLE,
              "alter (?:table|sequence|index) (?:if exists )?"
                  + TABLE
                  + " (?:add|drop|alter|rename|set|owner|restart)\\b.*",
              "drop (?:table|index|view|sequence|schema) (?:if exists )?"
                  + TABLE
                  + "(?: cascade| restrict)?",
              "truncate table " + TABLE + ".*",
              "lock tables? "
                  + TABLE
                  + "(?: in [a-z ]+ mode(?: nowait)?| nowait| (?:read|write)\\b.*)?",
              "\\{ ?(?:\\? ?= ?)?call .*\\}",
              // An English sentence may say "call open()".
              "call (?:" + PROCEDURE + "\\(.*\\)|[\\w.]+\\(.*[?:'\\d\\x01%].*\\))",
              "exec(?:ute)? (?:immediate|procedure) .*",
              "grant [a-z, ]+ on " + TABLE + " to " + TABLE + ".*",
              "revoke [a-z, ]+ on " + TABLE + " from " + TABLE + ".*",
              "explain (?:analyze )?(?:select .* from|insert into|update .* set|delete from)\\b.*",
              "refresh materialized view " + TABLE,
              "set transaction (?:isolation level|read (?:only|write))\\b.*")
          .map(it -> Pattern.compile(it + " ?;?", Pattern.CASE_INSENSITIVE))
          .toList();

  private static final Pattern COMMENTS =
      Pattern.compile("^(?:[\\s(]++|--[^\\n]*\\n|/\\*.*?\\*/)+", Pattern.DOTALL);

  private static final Pattern END_OF_A_SENTENCE = Pattern.compile(".*(?:[.!:]|\\w\\?)");

  private static final Pattern CAPITALIZED = Pattern.compile("\\p{Lu}\\p{Ll}.*");

  private Sql() {}

  /** The beginnings of the statements. */
  static Stream<String> statements(JavaClass type) {
    return ClassFiles.texts(type).stream()
        .filter(text -> text.chars().anyMatch(Character::isWhitespace))
        .map(Sql::onOneLine)
        .filter(Sql::isStatement)
        .map(it -> it.length() > 40 ? it.substring(0, 40) + "…" : it)
        .map(it -> it.replace('\u0001', '…'));
  }

  private static String onOneLine(String text) {
    return COMMENTS.matcher(text).replaceFirst("").replaceAll("\\s+", " ").strip();
  }

  private static boolean isStatement(String text) {
    return STATEMENTS.stream().anyMatch(it -> it.matcher(text).matches())
        && !END_OF_A_SENTENCE.matcher(text).matches()
        // "Select citizens from Oslo" may be both, and is more often a sentence.
        && (!CAPITALIZED.matcher(text).matches() || text.matches(EXPRESSIONS + "|.* \\?.*"));
  }
}
