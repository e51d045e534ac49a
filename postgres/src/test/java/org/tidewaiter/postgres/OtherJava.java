package org.tidewaiter.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** A Java process of its own that starts a server and commits numbered rows, saying each number once it is committed. */
record OtherJava(Process process) {

    static OtherJava writingRows(Path directory) throws IOException {
        return new OtherJava(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJava.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start());
    }

    /** Kills the process, as {@code kill -9} does, once it has said that number; returns the last number it said. */
    int killAfterRows(int rows) throws IOException, InterruptedException {
        int last = 0;
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("committed ")) {
                    last = Integer.parseInt(line.substring("committed ".length()));
                }
                if (last == rows) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        if (last < rows) {
            throw new AssertionError("the other process ended by itself: " + said);
        }
        return last;
    }

    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws Exception {
        try (LocalPostgres server = LocalPostgres.start(Servers.in(Path.of(arguments[0])));
                Connection connection = Servers.connect(server)) {
            Servers.run(server, "create table if not exists written (number integer primary key)");
            try (PreparedStatement insert = connection.prepareStatement("insert into written values (?)")) {
                for (int number = 1; ; number++) {
                    insert.setInt(1, number);
                    insert.executeUpdate();
                    System.out.println("committed " + number);
                }
            }
        } catch (LocalPostgresException e) {
            System.out.println(e.reason());
        }
    }
}
