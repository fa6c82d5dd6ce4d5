package no.kontaktregister.demo.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.encoder.Encode;

/** XML as it is shown in HTML. */
final class XmlOutline {

  private static final Pattern TAG = Pattern.compile("<(/?)[^<>]*?(/?)>");

  private XmlOutline() {}

  /**
   * Puts each element of an XML text in a span, so that a style sheet can show it on a line of its
   * own and the text stays as it is. Every span is closed, whatever the text is.
   */
  static String of(String xml) {
    StringBuilder html = new StringBuilder();
    Matcher tag = TAG.matcher(xml);
    int depth = 0;
    int end = 0;
    while (tag.find()) {
      html.append(Encode.forHtml(xml.substring(end, tag.start())));
      end = tag.end();
      boolean closes = !tag.group(1).isEmpty();
      if (!closes) {
        html.append("<span>");
        depth++;
      }
      html.append(Encode.forHtml(tag.group()));
      if ((closes || !tag.group(2).isEmpty()) && depth > 0) {
        html.append("</span>");
        depth--;
      }
    }
    return html.append(Encode.forHtml(xml.substring(end)))
        .append("</span>".repeat(depth))
        .toString();
  }
}
