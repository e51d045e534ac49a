package org.tidewaiter.formats.xlsx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.FileRefusedException;

/** A part of a workbook as XML: no document type, no entities of its own, nothing fetched from elsewhere. */
final class Xml {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    Xml(InputStream in) throws IOException {
        try {
            this.reader = FACTORY.createXMLStreamReader(characters(in));
        } catch (XMLStreamException e) {
            throw Archive.damaged();
        }
    }

    /** Every spreadsheet program writes UTF-8; whatever encoding a part claims for itself is not looked at. */
    private static Reader characters(InputStream in) throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, strict), 32 * 1024);
        reader.mark(1);
        try {
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
        } catch (CharacterCodingException e) {
            throw Archive.damaged();
        }
        return reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // Without one, the parser writes what it finds wrong to the error stream.
        factory.setXMLReporter((message, type, information, location) -> {});
        return factory;
    }

    /** Goes on to the next event; false at the end of the document. */
    boolean next() throws IOException {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FileRefusedException("file.workbook-entities");
            }
            return event != XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io && !(io instanceof CharacterCodingException)) {
                throw io;
            }
            throw Archive.damaged();
        }
    }

    /** Whether an element with that name starts here. */
    boolean starts(String name) {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT && name.equals(reader.getLocalName());
    }

    /** Whether an element with that name ends here. */
    boolean ends(String name) {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT && name.equals(reader.getLocalName());
    }

    /** Name of the element that starts here, or null. */
    @Nullable
    String started() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT ? reader.getLocalName() : null;
    }

    /** Name of the element that ends here, or null. */
    @Nullable
    String ended() {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT ? reader.getLocalName() : null;
    }

    /** An attribute without a namespace, or null. */
    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue("", name);
    }

    /** An attribute by its local name, whatever its namespace, or null. */
    @Nullable
    String attributeOfAnyNamespace(String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)
                    && reader.getAttributeNamespace(at) != null
                    && !reader.getAttributeNamespace(at).isEmpty()) {
                return reader.getAttributeValue(at);
            }
        }
        return null;
    }

    /** Adds the text that stands here, up to so many characters in all. */
    void text(StringBuilder text, int most) {
        int event = reader.getEventType();
        if (event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE) {
            int count = Math.min(reader.getTextLength(), most - text.length());
            if (count > 0) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), count);
            }
        }
    }
}
