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
package io.github.camelwecom.kf.model;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;

/**
 * JSON that was received, as a {@link JsonNode}. Its text form shows nothing, since expressions that do not fit end up
 * in exceptions with it; {@link JsonNode#toPrettyString()}, any ObjectMapper and Camel's conversion to text show all.
 */
public interface ReceivedTree {

    /** Makes such trees. */
    class Nodes extends JsonNodeFactory {

        private static final long serialVersionUID = 1;

        @Override
        public ObjectNode objectNode() {
            return new QuietObject(this);
        }

        @Override
        public ArrayNode arrayNode() {
            return new QuietArray(this);
        }

        @Override
        public ArrayNode arrayNode(int capacity) {
            return new QuietArray(this);
        }

        @Override
        public TextNode textNode(String text) {
            return text == null ? null : new QuietText(text);
        }

        @Override
        public ValueNode numberNode(BigDecimal number) {
            return number == null ? nullNode() : new QuietDecimal(number);
        }

        @Override
        public ValueNode pojoNode(Object pojo) {
            return new QuietPojo(pojo);
        }
    }

    /** An object that shows nothing. */
    @SuppressWarnings("unchecked")
    final class QuietObject extends ObjectNode implements ReceivedTree {

        private static final long serialVersionUID = 1;

        QuietObject(JsonNodeFactory nodes) {
            super(nodes);
        }

        QuietObject(JsonNodeFactory nodes, Map<String, JsonNode> fields) {
            super(nodes, fields);
        }

        Map<String, JsonNode> fieldMap() {
            return _children;
        }

        @Override
        public ObjectNode deepCopy() {
            ObjectNode copy = _nodeFactory.objectNode();
            properties().forEach(field -> copy.set(field.getKey(), field.getValue().deepCopy()));
            return copy;
        }

        @Override
        public String toString() {
            return "{...}";
        }
    }

    /** An array that shows nothing. */
    @SuppressWarnings("unchecked")
    final class QuietArray extends ArrayNode implements ReceivedTree {

        private static final long serialVersionUID = 1;

        QuietArray(JsonNodeFactory nodes) {
            super(nodes);
        }

        @Override
        public ArrayNode deepCopy() {
            ArrayNode copy = _nodeFactory.arrayNode();
            forEach(item -> copy.add(item.<JsonNode> deepCopy()));
            return copy;
        }

        @Override
        public String toString() {
            return "[...]";
        }
    }

    /** A text that shows nothing. */
    final class QuietText extends TextNode implements ReceivedTree {

        private static final long serialVersionUID = 1;

        QuietText(String text) {
            super(text);
        }

        @Override
        public String toString() {
            return "\"...\"";
        }
    }

    /** A number, such as of where somebody is, that shows nothing. */
    final class QuietDecimal extends DecimalNode implements ReceivedTree {

        private static final long serialVersionUID = 1;

        QuietDecimal(BigDecimal number) {
            super(number);
        }

        @Override
        public String toString() {
            return "...";
        }
    }

    /** Something else in the tree, that shows nothing. */
    final class QuietPojo extends POJONode implements ReceivedTree {

        private static final long serialVersionUID = 1;

        QuietPojo(Object pojo) {
            super(pojo);
        }

        @Override
        public String toString() {
            return "...";
        }
    }
}
