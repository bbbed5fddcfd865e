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
package io.github.camelwecom.kf.reference;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.SimpleDocTreeVisitor;

/** Javadoc as a line of Markdown. */
final class DocMarkdown extends SimpleDocTreeVisitor<String, Void> {

    private static final String MODEL = "io.github.camelwecom.kf.model.";

    private final String className;

    /**
     * @param className of the class that has the Javadoc, after those around it
     */
    DocMarkdown(String className) {
        this.className = className;
    }

    String of(List<? extends DocTree> parts) {
        String text = parts.stream().map(part -> visit(part, null)).collect(Collectors.joining()).replaceAll("\\s+", " ")
                .strip().replaceFirst("\\.$", "");
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    @Override
    public String visitText(TextTree text, Void nothing) {
        return text.getBody();
    }

    @Override
    public String visitLiteral(LiteralTree literal, Void nothing) {
        return Markdown.code(literal.getBody().getBody());
    }

    @Override
    public String visitLink(LinkTree link, Void nothing) {
        return Markdown.code(link.getReference().getSignature().replaceFirst("^#", "").replace('#', '.'));
    }

    /** {@code <code>} is all that there is. */
    @Override
    public String visitStartElement(StartElementTree element, Void nothing) {
        return "`";
    }

    @Override
    public String visitEndElement(EndElementTree element, Void nothing) {
        return "`";
    }

    @Override
    public String visitValue(ValueTree value, Void nothing) {
        String[] constant = value.getReference().getSignature().split("#");
        try {
            Field field = modelClass(constant[0].isEmpty() ? className : constant[0]).getDeclaredField(constant[1]);
            field.setAccessible(true);
            return field.get(null).toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No constant " + value, e);
        }
    }

    private static Class<?> modelClass(String name) {
        String inModel = (name.startsWith(MODEL) ? name.substring(MODEL.length()) : name).replace('.', '$');
        return Stream.of("", "message.", "send.", "callback.").map(room -> find(MODEL + room + inModel))
                .flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new IllegalStateException("The model has no " + name));
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    protected String defaultAction(DocTree part, Void nothing) {
        throw new IllegalStateException("No Markdown for " + part);
    }
}
