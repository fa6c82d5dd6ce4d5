package no.kontaktregister.bootstrap.startpage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  @Test
  void whatMeansSomethingInHtmlIsWrittenSoThatItDoesNot() {
    assertThat(Html.escape("<a href=\"x\">Ola & 'Kari'</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;Ola &amp; &#39;Kari&#39;&lt;/a&gt;");
  }

  @Test
  void eachElementOfXmlHasASpan() {
    assertThat(Html.outline("<a><b c=\"d\">&amp;</b><e/></a>"))
        .isEqualTo(
            "<span>&lt;a&gt;<span>&lt;b c=&quot;d&quot;&gt;&amp;amp;&lt;/b&gt;</span>"
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
    String html = Html.outline(text);

    String shown = html.replace("<span>", "").replace("</span>", "");
    assertThat(shown).isEqualTo(Html.escape(text));
    assertThat(html.split("<span>", -1)).hasSameSizeAs(html.split("</span>", -1));
  }
}
