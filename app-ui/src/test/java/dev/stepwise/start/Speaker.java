package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program that says one line, in a jar of its own. */
final class Speaker {

    static final String WORDS = "Stepwise is at http://127.0.0.1:8484";

    private Speaker() {}

    public static void main(String... arguments) {
        System.out.println(WORDS);
    }

    static void packInto(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Speaker.class.getName());
        var file = Speaker.class.getName().replace('.', '/') + ".class";
        try (var packed = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var program = Speaker.class.getResourceAsStream("/" + file)) {
            packed.putNextEntry(new JarEntry(file));
            program.transferTo(packed);
        }
    }
}
