package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import java.io.IOException;
import java.util.List;

/** A part of the bench, which can be run alone: it starts what it needs, and ends it. */
interface Part {

    /** As it is chosen on the command line. */
    String name();

    List<Figure> measure(Setting setting) throws IOException, InterruptedException;
}
