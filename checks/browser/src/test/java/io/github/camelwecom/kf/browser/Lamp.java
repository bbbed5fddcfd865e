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
package io.github.camelwecom.kf.browser;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

/** The picture that a customer sends. */
final class Lamp {

    private Lamp() {
    }

    /** A lamp that came broken, as PNG. */
    static byte[] broken() throws IOException {
        BufferedImage image = new BufferedImage(360, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0x28, 0x36, 0x50), 0, 240, new Color(0x6b, 0x7c, 0x98)));
        pen.fillRect(0, 0, 360, 240);
        pen.setColor(new Color(0x8a, 0x5a, 0x2b));
        pen.fillRect(0, 200, 360, 40);
        pen.setColor(new Color(0xd8, 0xc9, 0xa3));
        pen.fillRect(172, 110, 16, 84);
        pen.fillOval(130, 184, 100, 24);
        pen.setPaint(new GradientPaint(110, 40, new Color(0xff, 0xe0, 0x8a), 250, 120, new Color(0xe0, 0x9a, 0x2f)));
        pen.fill(new Polygon(new int[] { 145, 215, 255, 105 }, new int[] { 36, 36, 118, 118 }, 4));
        pen.setColor(new Color(0x28, 0x20, 0x18));
        pen.setStroke(new BasicStroke(3));
        pen.drawPolyline(new int[] { 190, 178, 198, 184, 204 }, new int[] { 36, 58, 76, 94, 118 }, 5);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
