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
package io.github.camelwecom.kf.sandbox.callback;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.sandbox.callback.CallbackVector.ENCODING_AES_KEY;
import static io.github.camelwecom.kf.sandbox.callback.CallbackVector.RECEIVE_ID;
import static io.github.camelwecom.kf.sandbox.callback.CallbackVector.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallbackSealerTest {

    private final CallbackSealer sealer = new CallbackSealer(TOKEN, ENCODING_AES_KEY, RECEIVE_ID);

    @ParameterizedTest
    @EnumSource
    void signsAsThePlatform(CallbackVector vector) {
        assertThat(sealer.sign(vector.timestamp, vector.nonce, vector.encrypted)).isEqualTo(vector.signature);
    }

    @ParameterizedTest
    @EnumSource
    void opensWhatThePlatformSealed(CallbackVector vector) {
        assertThat(sealer.open(vector.encrypted)).isEqualTo(vector.text);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OFFICIAL_JSON")
    void encryptsByteForByteAsThePlatform(CallbackVector vector) {
        assertThat(sealer.encrypt(vector.text, vector.salt.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(vector.encrypted);
    }

    @Test
    void signsWithAnotherTokenAsThePlatform() {
        String encrypted
                = "Q/jUxIL3/jRaFeTKesIr1QSq2SOEApDqlzcRrRM6Jlk4EbMBns3plPOR/W3gThOEq+zYI42fNSoIUb3cQwt9zyD1aLU/7D3WNLute7LQ9LSHjZEfVmx5zcIR9zvrUWGjhe1whTPH4e1WR6vbOYs8o/bDRF0vX/NcE4XK7P83Y6CzQiJoKbjVCne84s0zcw5eh+ZUDB55eaDHPSoS7kAC8kB00pfBoDF0jyfc8CUKLW97e72vJGyUWjZ0BvYN+R+tFjMgEzg/EN1imuuFnf40DMAcvB6y+C97TuaWjpgfRdowGWzn10JAFNukRfQqjdA0e2bfczJ7+t9w/t8/XSMADJOt1xbnP+I5cRX/r7ueBGmG/6ejP3myO9yTXHdujGvwrXHuWw+J7qD4VoUVjbm2vQ1qQKbrweKssr6O+3XSbanZ5R3n26EpN/gfgX+r6rcGViqsFop9Ai9xMnfJUubB6Q==";

        assertThat(new CallbackSealer("ovAkP0Tb", ENCODING_AES_KEY, RECEIVE_ID).sign("1628737717", "1811081856", encrypted))
                .isEqualTo("8128e41a38892d814e4aa67753425da9dc8ec2b3");
    }

    @Test
    void opensAShortEchoWithBinarySalt() {
        CallbackSealer console = new CallbackSealer("1372623149", ENCODING_AES_KEY, RECEIVE_ID);
        String echo = "22vyvcBQ1xafTSJuhMGQuFyOAh00m2enIATgo4R6SGHY/YhofNmfwCksP3OP0Gxnq+cqnJcuvUQtjSbEu60IUA==";

        assertThat(console.sign("1629824456", "bqe3yfbqfc7", echo)).isEqualTo("6a27598fb5b01ee02684379a339fef6de65c83c2");
        assertThat(console.open(echo)).isEqualTo("ECHO");
    }

    @Test
    void neverEncryptsTheSameWayTwice() {
        assertThat(sealer.encrypt("hi")).isNotEqualTo(sealer.encrypt("hi"));
    }

    @Test
    void doesNotOpenWhatIsForAnotherCorp() {
        String foreign = new CallbackSealer(TOKEN, ENCODING_AES_KEY, "ww0000000000000000").encrypt("hi");

        assertThatIllegalArgumentException().isThrownBy(() -> sealer.open(foreign)).withMessageContaining("receiveid");
    }

    @ParameterizedTest
    @ValueSource(ints = { 42, 44 })
    void refusesAKeyOfTheWrongLength(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallbackSealer(TOKEN, "A".repeat(length), RECEIVE_ID))
                .withMessageContaining("must have 43");
    }
}
