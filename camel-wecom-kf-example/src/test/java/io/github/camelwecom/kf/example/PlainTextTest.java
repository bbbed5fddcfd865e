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
package io.github.camelwecom.kf.example;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

    private final PlainText plain = new PlainText();

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '"', value = {
            "## Our lamps ## => Our lamps",
            "# About C# => About C#",
            "#1 of our lamps => #1 of our lamps",
            "It is **very *very* bright**. => It is very very bright.",
            "***all*** ~~gone~~ __now__ _really_ => all gone now really",
            "**灯**已**售罄**。 => 灯已售罄。",
            "2 * 3 * 4 = 24 => 2 * 3 * 4 = 24",
            "file_name_of_it and **open => file_name_of_it and **open",
            "Press `**` or ``__init__`` => Press ** or __init__",
            "See [our **shop**](https://example.com/a_b_c \"Shop\") => See our shop (https://example.com/a_b_c)",
            "[https://example.com](https://example.com) => https://example.com",
            "![](https://example.com/lamp.png) => https://example.com/lamp.png",
            "* one => • one",
            "- **two** => • two",
            "1. first => 1. first",
            "> quoted => quoted",
            "| lamp | 20 yuan | => lamp  20 yuan",
    })
    void leavesTheWords(String markdown, String words) {
        assertThat(plain.of(markdown)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = { "***", "---", "```\n```", "~~~\n\n\n~~~", ">", "***\n\n***" })
    void leavesNothingOfMarksAlone(String marks) {
        assertThat(plain.of(marks)).isEmpty();
    }

    @Test
    void leavesCodeAsItIsAndNoRules() {
        assertThat(plain.of("""
                Do this:
                ```sh
                # not a heading
                rm *.txt *.md
                ```

                ---
                | lamp | price |
                |:-----|------:|
                | one  | 20    |
                * * *
                Done.
                """)).isEqualTo("""
                Do this:
                # not a heading
                rm *.txt *.md

                lamp  price
                one  20
                Done.""");
    }
}
