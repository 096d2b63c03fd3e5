package dev.stepwise.llm.reply;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * LaTeX's commands whose first letter is an escape in JSON: {@code n}, {@code r} or {@code t}. After a single backslash only the list
 * tells {@code \neq} from a line break before "eq".
 */
final class LatexCommands {

    private static final NavigableSet<String> LISTED = new TreeSet<>(Set.of("""
            nabla natural ncong ne nearrow neg neq nequiv newcommand newline nexists ngeq ngeqq ngeqslant ngtr ni nleftarrow
            nleftrightarrow nleq nleqq nleqslant nless nmid nobreak nobreakspace noindent nolimits nolinebreak nonumber normalfont
            normalsize not notag notin notni nparallel nprec npreceq nrightarrow nshortmid nshortparallel nsim nsubset nsubseteq
            nsubseteqq nsucc nsucceq nsupset nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nu
            nvdash nvDash nwarrow nLeftarrow nLeftrightarrow nRightarrow nVdash nVDash
            raggedright raisebox rangle rbrace rbrack rceil ref renewcommand rfloor rgroup rhd rho right rightarrow rightarrowtail
            rightharpoondown rightharpoonup rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow rightthreetimes
            risingdotseq rlap rm rmoustache root rtimes rule rvert rVert
            tag tan tanh tau tbinom text textbf textbackslash textcolor textdegree textit textmd textnormal textrm textsc textsf
            textsl textstyle textsubscript textsuperscript texttt textup tfrac therefore theta thickapprox thicksim thinspace tilde
            times tiny to top triangle triangledown triangleleft trianglelefteq triangleq triangleright trianglerighteq
            twoheadleftarrow twoheadrightarrow""".split("\\s+")));

    /** What follows their first letter is nothing or a word of its own, so that they count in mathematics only. */
    private static final Set<String> ALSO_WORDS = Set.of(
            "ncong",
            "ne",
            "nexists",
            "ngtr",
            "ni",
            "nless",
            "nmid",
            "nparallel",
            "nprec",
            "nsim",
            "nsucc",
            "nu",
            "to",
            "top");

    private LatexCommands() {}

    /** Whether the letters are the beginning of a command, or a whole one. */
    static boolean mayBecomeOne(CharSequence letters) {
        var beginning = letters.toString();
        var next = LISTED.ceiling(beginning);
        return next != null && next.startsWith(beginning);
    }

    /**
     * Whether the letters are a command.
     *
     * @param inMathematics whether they stand in mathematics
     */
    static boolean isOne(CharSequence letters, boolean inMathematics) {
        var name = letters.toString();
        return LISTED.contains(name) && (inMathematics || !ALSO_WORDS.contains(name));
    }
}
