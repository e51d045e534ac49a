package org.tidewaiter.client;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code verify FILE --keys KEYS}: checks an exported file of signed versions without any node, with the public keys of
 * those who signed.
 *
 * <p>Exit code 0 if everything holds, 3 if something does not, 2 if it could not be done.
 */
public final class VerifyCommand {

    private static final int SOMETHING_DOES_NOT_HOLD = 3;

    private final Console console;

    VerifyCommand(Console console) {
        this.console = console;
    }

    /** Runs with these arguments and gives the exit code. */
    int run(List<String> arguments) {
        try {
            VerifyRequest request = VerifyRequest.of(arguments, console.words());
            return verify(request);
        } catch (UsageException e) {
            console.err().println(e.getMessage());
            return ImportCommand.NOT_DONE;
        }
    }

    private int verify(VerifyRequest request) {
        SignedFile.Verdict verdict;
        try {
            verdict = SignedFile.verify(
                    request.file(), node -> Optional.ofNullable(request.keys().get(node)));
        } catch (IOException e) {
            console.tell("verify.file-failed", request.file(), e.getClass().getSimpleName());
            return ImportCommand.NOT_DONE;
        }
        for (SignedFile.Fault fault : verdict.faults()) {
            console.out().println(told(fault));
        }
        if (verdict.further() > 0) {
            console.out().println(console.words().of("verify.further", verdict.further()));
        }
        long faults = verdict.faults().size() + verdict.further();
        String done = verdict.holds() ? "verify.done" : "verify.faulty";
        console.out().println(console.words().of(done, verdict.versions(), verdict.receipts(), faults));
        if (verdict.logged() > 0) {
            console.out().println(console.words().of("verify.logged", verdict.logged()));
        }
        return verdict.holds() ? ImportCommand.DONE : SOMETHING_DOES_NOT_HOLD;
    }

    private String told(SignedFile.Fault fault) {
        Words words = console.words();
        String named = fault.path().isEmpty() ? fault.rule() : fault.rule() + " " + fault.path();
        String key = "verify.rule." + fault.rule();
        return words.of("verify.fault", fault.line(), named, words.of(words.has(key) ? key : "verify.rule.form"));
    }
}
