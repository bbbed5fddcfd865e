/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.callback;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The fields of a callback in XML: the children of the root element that have text, in order of appearance. What is
 * nested deeper is left out, it stays in the notice's raw text.
 */
final class CallbackXml {

    private static final int FIELD_DEPTH = 2;
    /** Callbacks of all kinds need 4. A bound of our own, since that of the JDK differs from version to version. */
    private static final int MAX_DEPTH = 32;
    private static final XMLInputFactory FACTORY = factory();

    private final Map<String, List<String>> fields = new HashMap<>();
    private final StringBuilder value = new StringBuilder();
    private int depth;

    private CallbackXml() {
    }

    static Map<String, List<String>> fields(String xml) {
        try {
            return new CallbackXml().read(xml);
        } catch (CallbackRefusedException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser also fails in ways it does not declare, such as a MissingResourceException on a control
            // character in a DOCTYPE. The message can quote what was sent, so it stays here.
            throw new CallbackRefusedException(CallbackRefusal.CONTENT);
        }
    }

    // The JDK's own, whatever parser is on the class path: these are the settings that were tested.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private Map<String, List<String>> read(String xml) throws XMLStreamException {
        XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
        while (reader.hasNext()) {
            take(reader.next(), reader);
        }
        return fields;
    }

    private void take(int event, XMLStreamReader reader) {
        switch (event) {
            case XMLStreamConstants.DTD -> throw new CallbackRefusedException(CallbackRefusal.DOCTYPE);
            case XMLStreamConstants.START_ELEMENT -> startElement();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
            case XMLStreamConstants.END_ELEMENT -> endElement(reader.getLocalName());
            default -> {
                // comments and the like carry no field
            }
        }
    }

    private void startElement() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new CallbackRefusedException(CallbackRefusal.CONTENT, "the XML is nested deeper than " + MAX_DEPTH);
        }
        if (depth == FIELD_DEPTH) {
            value.setLength(0);
        }
    }

    private void text(String text) {
        if (depth == FIELD_DEPTH) {
            value.append(text);
        }
    }

    private void endElement(String name) {
        if (depth == FIELD_DEPTH && !value.isEmpty()) {
            fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value.toString());
        }
        depth--;
    }
}
