package dev.stepwise.start;

/** Whom a database knows, and by which password. */
public record DatabaseUser(String name, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseUser[" + name + "]";
    }
}
