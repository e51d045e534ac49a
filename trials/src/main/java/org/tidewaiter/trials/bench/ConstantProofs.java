package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a node, as it starts, one that signs nothing, verifies no signature and enters nothing into a log: each of these
 * is a constant. It is an agent of the Java virtual machine that the benchmark alone brings along; the product has no such
 * switch. A node that is not of the expected make ends at once.
 */
public final class ConstantProofs implements ClassFileTransformer {

    private static final String SIGNING = "org/tidewaiter/exchange/identity/SigningKey";
    private static final String VERIFYING = "org/tidewaiter/exchange/identity/VerificationKey";
    private static final String LOGGING = "org/tidewaiter/node/delivery/AcceptanceLog";
    private static final int SIGNATURE_BYTES = 64;

    /** Called by the virtual machine before the node's own program. */
    public static void premain(String options, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ConstantProofs());
    }

    /** Writes the agent as the file that the virtual machine wants. */
    static Path write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ConstantProofs.class.getName());
        String file = ConstantProofs.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream program = Objects.requireNonNull(
                        ConstantProofs.class.getClassLoader().getResourceAsStream(file), file)) {
            entries.putNextEntry(new JarEntry(file));
            program.transferTo(entries);
        }
        return jar;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] program) {
        try {
            if (SIGNING.equals(name)) {
                return instead(
                        program,
                        "sign",
                        code -> code.loadConstant(SIGNATURE_BYTES)
                                .newarray(TypeKind.BYTE)
                                .areturn());
            }
            if (VERIFYING.equals(name)) {
                return instead(program, "verifies", code -> code.iconst_1().ireturn());
            }
            return LOGGING.equals(name) ? asIfNothingHadBeenAccepted(program) : null;
        } catch (RuntimeException | Error unexpected) {
            unexpected.printStackTrace();
            Runtime.getRuntime().halt(1);
            return null;
        }
    }

    /** That method's body replaced. */
    private static byte[] instead(byte[] program, String method, Consumer<CodeBuilder> body) {
        AtomicInteger replaced = new AtomicInteger();
        ClassTransform transform = (builder, element) -> {
            if (element instanceof MethodModel one && one.methodName().equalsString(method)) {
                replaced.incrementAndGet();
                builder.withMethodBody(
                        one.methodName(), one.methodType(), one.flags().flagsMask(), body);
            } else {
                builder.with(element);
            }
        };
        return once(ClassFile.of().transformClass(ClassFile.of().parse(program), transform), replaced);
    }

    /** Answers "none was" where the log asks whether any item was accepted. */
    private static byte[] asIfNothingHadBeenAccepted(byte[] program) {
        AtomicInteger replaced = new AtomicInteger();
        CodeTransform answer = (code, element) -> {
            if (element instanceof InvokeInstruction call && call.name().equalsString("noneMatch")) {
                replaced.incrementAndGet();
                code.pop2().iconst_1();
            } else {
                code.with(element);
            }
        };
        ClassTransform transform =
                ClassTransform.transformingMethodBodies(one -> one.methodName().equalsString("enter"), answer);
        return once(ClassFile.of().transformClass(ClassFile.of().parse(program), transform), replaced);
    }

    private static byte[] once(byte[] program, AtomicInteger replaced) {
        if (replaced.get() != 1) {
            throw new IllegalStateException("the node has changed: " + replaced + " places in its place of one");
        }
        return program;
    }
}
