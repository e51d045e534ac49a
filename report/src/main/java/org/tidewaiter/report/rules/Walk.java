package org.tidewaiter.report.rules;

import java.util.List;
import java.util.Map;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldPath;
import org.tidewaiter.report.shape.RecordShape;

/** Visits every recorded field of a report, whatever fields it may have in future. */
final class Walk {

    private final Visitor visitor;

    Walk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** The report at the root, the nominal part under its name. */
    static void over(Subject subject, Visitor visitor) {
        Walk walk = new Walk(visitor);
        walk.record(subject.report(), FieldPath.ROOT);
        walk.record(subject.nominal(), FieldPath.ROOT.field("nominal"));
    }

    private void record(Record owner, FieldPath path) {
        for (Field field : RecordShape.of(owner.getClass()).fields()) {
            Object value = field.in(owner);
            if (value != null && Field.recorded(value)) {
                FieldPath at = path.field(field.name());
                visitor.visit(owner.getClass(), field.name(), value, at);
                within(value, at);
            }
        }
    }

    private void within(Object value, FieldPath path) {
        switch (value) {
            case Record nested -> record(nested, path);
            case List<?> many
            when many.getFirst() instanceof Record -> {
                for (int i = 0; i < many.size(); i++) {
                    record((Record) many.get(i), path.element(i));
                }
            }
            default -> {
                // a single value, or a list or map of such, has been visited as a whole
            }
        }
    }

    /** Every text in a field value: the text itself, the elements of a list, the keys and values of a map. */
    static void texts(Object value, FieldPath path, TextVisitor visitor) {
        switch (value) {
            case String text -> visitor.visit(text, path);
            case List<?> many -> {
                for (int i = 0; i < many.size(); i++) {
                    texts(many.get(i), path.element(i), visitor);
                }
            }
            case Map<?, ?> byName ->
                byName.forEach((name, each) -> {
                    texts(name, path, visitor);
                    texts(each, path, visitor);
                });
            default -> {
                // not text
            }
        }
    }

    @FunctionalInterface
    interface Visitor {
        void visit(Class<? extends Record> owner, String field, Object value, FieldPath path);
    }

    @FunctionalInterface
    interface TextVisitor {
        void visit(String text, FieldPath path);
    }
}
