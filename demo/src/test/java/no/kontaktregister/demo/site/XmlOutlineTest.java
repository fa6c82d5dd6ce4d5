package no.kontaktregister.demo.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.owasp.encoder.Encode;

class XmlOutlineTest {

  @Test
  void eachElementOfXmlHasASpan() {
    assertThat(XmlOutline.of("<a><b c=\"d\">&amp;</b><e/></a>"))
        .isEqualTo(
            "<span>&lt;a&gt;<span>&lt;b c=&#34;d&#34;&gt;&amp;amp;&lt;/b&gt;</span>"
                + "<span>&lt;e/&gt;</span>&lt;/a&gt;</span>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version='1.0'?><a>\n <b/> </a>",
        "<a><b><script>alert(1)</script>",
        "</a></b><c>",
        "{\"status\": \"NEI\"}",
        "1 < 2 > 0 && <",
        "<!-- <b> --><a b='>'/>",
        ""
      })
  void whateverTheTextIsNoLetterOfItChangesAndEverySpanIsClosed(String text) {
    String html = XmlOutline.of(text);

    String shown = html.replace("<span>", "").replace("</span>", "");
    assertThat(shown).isEqualTo(Encode.forHtml(text));
    assertThat(html.split("<span>", -1)).hasSameSizeAs(html.split("</span>", -1));
  }
}
