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
package io.github.camelwecom.kf.doctor;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.camelwecom.kf.client.WecomKfException;
import org.apache.camel.util.ObjectHelper;

/**
 * Where the way to the platform ended, when a call got no answer of it.
 *
 * @param diagnosis what that means
 * @param place     where
 * @param detail    what the failure says; no text of another side, but for its HTTP status
 */
record FailedConnection(Diagnosis diagnosis, String place, String detail) {

    private static final int LOGIN = 407;

    static FailedConnection of(WecomKfException failure, SetUp setUp) {
        if (failure.getHttpResponseCode() == LOGIN) {
            return new FailedConnection(Diagnosis.PROXY_LOGIN, setUp.proxy(), "HTTP " + LOGIN);
        }
        if (failure.getHttpResponseCode() != 0) {
            return new FailedConnection(
                    Diagnosis.NOT_THE_PLATFORM, setUp.baseUri(), "HTTP " + failure.getHttpResponseCode());
        }
        Diagnosis direct = direct(failure);
        Diagnosis diagnosis = setUp.proxy() == null ? direct : behindAProxy(direct);
        return new FailedConnection(diagnosis, diagnosis == direct ? setUp.baseUri() : setUp.proxy(), kind(failure));
    }

    /** What did not even get through to the first machine on the way, is about the proxy. */
    private static Diagnosis behindAProxy(Diagnosis direct) {
        return switch (direct) {
            case HOST_UNKNOWN -> Diagnosis.PROXY_UNKNOWN;
            case REFUSED, SILENT -> Diagnosis.PROXY_SILENT;
            default -> direct;
        };
    }

    private static Diagnosis direct(WecomKfException failure) {
        if (has(failure, UnknownHostException.class)) {
            return Diagnosis.HOST_UNKNOWN;
        }
        if (has(failure, CertificateException.class) || has(failure, SSLPeerUnverifiedException.class)) {
            return Diagnosis.CERTIFICATE;
        }
        SSLException tls = ObjectHelper.getException(SSLException.class, failure);
        if (tls != null) {
            return speaksNoTls(tls) ? Diagnosis.NO_TLS_THERE : Diagnosis.TLS_FAILED;
        }
        // timeouts of connecting are both
        if (has(failure, SocketTimeoutException.class)) {
            return Diagnosis.SILENT;
        }
        return has(failure, ConnectException.class) ? Diagnosis.REFUSED : Diagnosis.BROKEN_OFF;
    }

    private static boolean speaksNoTls(SSLException failure) {
        return String.valueOf(failure.getMessage()).contains("Unsupported or unrecognized SSL message");
    }

    private static String kind(WecomKfException failure) {
        return failure.getCause() == null ? "" : failure.getCause().getClass().getSimpleName();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return ObjectHelper.getException(type, failure) != null;
    }

    void writeTo(Chart chart) {
        chart.found(diagnosis, place, detail);
    }
}
