package org.tidewaiter.node.intake.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds an answer until its request has been read to the end: a program that writes all before it reads would otherwise
 * wait for us while we wait for it. Answers name codes and paths alone, so that they may lie in a temporary file; a node
 * that is killed leaves none behind.
 */
final class AnswerSpool implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final OutputStream out;

    private AnswerSpool(FileChannel file) {
        this.file = file;
        this.out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
    }

    /** An empty one in the folder for temporary files. */
    static AnswerSpool open() throws IOException {
        return open(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static AnswerSpool open(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "tidewaiter-answers", ".ndjson");
        return new AnswerSpool(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    OutputStream out() {
        return out;
    }

    void copyTo(OutputStream response) throws IOException {
        out.flush();
        file.position(0);
        Channels.newInputStream(file).transferTo(response);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
