package ventral.render.model;

import static ventral.render.model.Finish.BRASS;
import static ventral.render.model.Finish.CERAMIC;
import static ventral.render.model.Finish.CLAY;
import static ventral.render.model.Finish.FABRIC;
import static ventral.render.model.Finish.GLASS;
import static ventral.render.model.Finish.LEAF;
import static ventral.render.model.Finish.METAL;
import static ventral.render.model.Finish.PAINT;
import static ventral.render.model.Finish.PEEL;
import static ventral.render.model.Finish.PLASTIC;
import static ventral.render.model.Finish.RUBBER;
import static ventral.render.model.Finish.WOOD;

import java.util.List;

/** The classes of grown objects: how one of each is made, with what varies drawn. */
enum Category {
    AIRPLANE {
        @Override
        void grow(Grower g) {
            double length = g.in(1.8, 2.3);
            double r = g.in(.14, .2);
            double span = g.in(.9, 1.3);
            double sweep = g.in(.1, .5);
            g.loft(
                    PAINT,
                    -length / 2,
                    .02,
                    .03,
                    .08,
                    -length / 3,
                    r * .7,
                    r * .7,
                    .04,
                    0,
                    r,
                    r,
                    0,
                    length / 3,
                    r,
                    r,
                    0,
                    length / 2 - .12,
                    r * .8,
                    r * .75,
                    -.02,
                    length / 2,
                    .03,
                    .03,
                    -.05);
            for (Grower side : List.of(g, g.mirrored())) {
                side.at(0, -.05, 0)
                        .turned(90, 0, 0)
                        .slab(PAINT, .04, r * .4, -.3, r * .4, .25, span, .25 - sweep, span, .1 - sweep);
                side.at(0, .1, -length / 2 + .2).turned(90, 0, 0).slab(PAINT, .03, 0, -.1, 0, .14, .4, .02, .4, -.1);
                side.at(span * .45, -.13, .05).turned(90, 0, 0).lathe(METAL, .02, -.16, .07, -.14, .08, .05, .06, .16);
            }
            g.at(0, .1, -length / 2 + .15).turned(0, 90, 0).slab(PAINT, .03, -.1, 0, .15, 0, .1, .4, -.05, .4);
        }
    },
    APPLE {
        @Override
        void grow(Grower g) {
            double h = g.in(.75, .95);
            double r = g.in(.48, .56);
            double dip = g.in(.1, .2);
            g.lathe(
                    PEEL, .02, .1, r * .35, .02, r * .6, .06, r * .85, h * .25, r, h * .55, r * .95, h * .75, r * .75,
                    h * .93, r * .4, h * .99, r * .2, h * .95, .02, h - dip);
            g.tube(WOOD, .022, .03, 0, h - dip - .02, 0, .02, h + .05, 0, .08, h + .15, .02);
            g.at(.05, h + .03, 0).turned(-50, 20, 20).slab(LEAF, .015, 0, 0, .12, -.06, .26, .02, .12, .07);
        }
    },
    BANANA {
        @Override
        void grow(Grower g) {
            double r = g.in(.11, .16);
            double bend = g.in(.25, .5);
            double l = g.in(.7, .9);
            g.tube(PEEL, r * .5, r, -l, bend, 0, -l * .7, bend * .5, 0, -l * .35, .1, 0);
            g.tube(PEEL, r, r, -l * .35, .1, 0, 0, 0, 0, l * .4, .1, 0);
            g.tube(PEEL, r, r * .35, l * .4, .1, 0, l * .7, bend * .5, 0, l * .88, bend * .85, 0);
            g.tube(WOOD, r * .35, r * .3, -l, bend, 0, -l - .08, bend + .16, 0);
        }
    },
    BOAT {
        @Override
        void grow(Grower g) {
            double length = g.in(1.6, 2.1);
            double w = g.in(.28, .4);
            double mast = g.in(.9, 1.4);
            g.loft(
                    PAINT,
                    -length / 2,
                    w * .7,
                    .14,
                    0,
                    -length / 4,
                    w,
                    .2,
                    -.02,
                    length / 5,
                    w * .85,
                    .2,
                    0,
                    length / 2,
                    .03,
                    .1,
                    .1);
            g.at(0, .12, -length * .2).box(WOOD, w * 1.1, g.in(.2, .34), length * .3);
            g.at(0, .05, length * .1).lathe(WOOD, .03, 0, .025, mast);
            g.at(0, .15, length * .08).turned(0, 90, 0).slab(FABRIC, .02, 0, 0, length * .36, 0, 0, mast * .85);
        }
    },
    BOTTLE {
        @Override
        void grow(Grower g) {
            double h = g.in(1.1, 1.7);
            double r = g.in(.22, .34);
            double neck = g.in(.07, .1);
            g.lathe(
                    GLASS,
                    .01,
                    0,
                    r * .9,
                    0,
                    r,
                    .06,
                    r,
                    h * .55,
                    r * .8,
                    h * .66,
                    neck * 1.2,
                    h * .78,
                    neck,
                    h * .85,
                    neck,
                    h,
                    .01,
                    h);
            g.lathe(CERAMIC, r + .006, h * .15, r + .006, h * .45);
            g.lathe(PLASTIC, neck * 1.25, h * .97, neck * 1.25, h * .97 + .13);
        }
    },
    CAR {
        @Override
        void grow(Grower g) {
            double l = g.in(1.9, 2.3);
            double w = g.in(.4, .48);
            double roof = g.in(.38, .5);
            double boot = g.in(.15, .5);
            double wheel = g.in(.17, .21);
            g.loft(
                    PAINT,
                    -l / 2,
                    w * .8,
                    .12,
                    .32,
                    -l / 2 + .1,
                    w,
                    .18,
                    .33,
                    0,
                    w,
                    .2,
                    .34,
                    l / 2 - .5,
                    w,
                    .18,
                    .33,
                    l / 2 - .1,
                    w * .95,
                    .15,
                    .3,
                    l / 2,
                    w * .75,
                    .09,
                    .28);
            g.loft(
                    GLASS,
                    -l / 2 + boot * .6,
                    w * .75,
                    .05,
                    .45,
                    -l / 2 + boot + .1,
                    w * .75,
                    roof / 2,
                    .5,
                    .15,
                    w * .75,
                    roof / 2,
                    .52,
                    l / 2 - .5,
                    w * .8,
                    .05,
                    .45);
            g.at(0, .52 + roof * .45, (.2 - l / 2 + boot) / 2).box(PAINT, w * 1.3, .06, .2 + (l / 2 - boot) * .75);
            for (Grower side : List.of(g, g.mirrored())) {
                for (double z : new double[] {l / 2 - .38, -l / 2 + .4}) {
                    Grower hub = side.at(w - .05, wheel, z).turned(0, 0, 90);
                    hub.lathe(RUBBER, wheel * .6, -.07, wheel, -.06, wheel, .06, wheel * .6, .07);
                    hub.lathe(METAL, wheel * .6, -.075, wheel * .6, .075);
                }
                side.at(w * .65, .33, l / 2 - .04).ball(CERAMIC, .16, .1, .06);
            }
        }
    },
    CHAIR {
        @Override
        void grow(Grower g) {
            double w = g.in(.75, 1);
            double d = g.in(.75, .95);
            double leg = g.in(.7, .95);
            double t = g.in(.04, .06);
            double back = g.in(.7, 1.1);
            g.at(0, leg, 0).box(WOOD, w, .08, d);
            if (g.maybe()) {
                g.at(0, leg + .06, 0).ball(FABRIC, w * .95, .16, d * .95);
            }
            for (Grower side : List.of(g, g.mirrored())) {
                for (double z : new double[] {d / 2 - t, t - d / 2}) {
                    side.tube(WOOD, t * .7, t, w / 2 - t / 2, 0, z * 1.05, w / 2 - t, leg, z);
                }
                side.tube(WOOD, t, t, w / 2 - t, leg, t - d / 2, w / 2 - t, leg + back, -d / 2 - .1);
            }
            g.at(0, leg + back * .9, -d / 2 - .06).box(WOOD, w - t, .22 * back, .05);
            if (g.maybe()) {
                g.at(0, leg + back * .45, -d / 2).box(WOOD, w - t, .3 * back, .04);
            }
        }
    },
    HAMMER {
        @Override
        void grow(Grower g) {
            double handle = g.in(1.3, 1.8);
            double head = g.in(.26, .4);
            g.tube(WOOD, .07, .05, 0, 0, 0, 0, handle * .5, .02, 0, handle, 0);
            g.at(0, handle, 0)
                    .turned(0, 0, 90)
                    .lathe(METAL, .13, -head, .15, -head * .8, .1, -head * .5, .1, head * .3);
            g.at(-head * .3, handle - .07, 0).slab(METAL, .16, -head * .9, -.06, .02, 0, .02, .16, -head * .5, .1);
        }
    },
    LAMP {
        @Override
        void grow(Grower g) {
            double h = g.in(.9, 1.4);
            double base = g.in(.25, .36);
            double top = g.in(.15, .3);
            double low = g.in(.36, .5);
            double shade = g.in(.4, .55);
            g.lathe(BRASS, .01, 0, base, 0, base, .05, .06, .1, g.in(.04, .16), h * .35, .03, h * .6, .025, h);
            g.at(0, h - .1, 0).lathe(FABRIC, low - .02, .02, low, 0, top, shade, top - .02, shade - .02);
            g.at(0, h + shade - .1, 0).ball(BRASS, .1, .12, .1);
        }
    },
    MUG {
        @Override
        void grow(Grower g) {
            double h = g.in(.8, 1.2);
            double r = g.in(.38, .5);
            double flare = g.in(-.06, .08);
            double hook = g.in(.24, .34);
            g.lathe(
                    CERAMIC,
                    .01,
                    0,
                    r - .03,
                    0,
                    r,
                    .05,
                    r,
                    h / 2,
                    r + flare,
                    h,
                    r + flare - .04,
                    h,
                    r - .04,
                    h / 2,
                    r - .05,
                    .1,
                    .01,
                    .08);
            g.tube(
                    CERAMIC, .055, .055, r - .02, .82 * h, 0, r + hook, .8 * h, 0, r + hook, .3 * h, 0, r - .02, .2 * h,
                    0);
        }
    },
    MUSHROOM {
        @Override
        void grow(Grower g) {
            double h = g.in(.6, .9);
            double cap = g.in(.45, .65);
            double dome = g.in(.25, .45);
            g.lathe(CLAY, .01, 0, .16, 0, .2, .08, .13, h * .5, .12, h);
            g.lathe(
                    PEEL,
                    .1,
                    h - .02,
                    cap * .95,
                    h - .06,
                    cap,
                    h,
                    cap * .85,
                    h + dome * .6,
                    cap * .5,
                    h + dome * .9,
                    .02,
                    h + dome);
        }
    },
    PLANT {
        @Override
        void grow(Grower g) {
            double r = g.in(.3, .42);
            double h = g.in(.4, .6);
            double reach = g.in(.6, .9);
            int leaves = g.count(7, 12);
            g.lathe(
                    CLAY, .01, 0, r * .7, 0, r, h, r * 1.08, h, r * 1.08, h + .08, r * .95, h + .08, r * .9, h - .05,
                    .01, h - .05);
            for (int i = 0; i < leaves; i++) {
                double lean = g.in(-70, -20);
                g.at(0, h - .1, 0)
                        .turned(0, 360.0 * i / leaves, 0)
                        .turned(lean, 0, 0)
                        .loft(
                                LEAF,
                                0,
                                .02,
                                .01,
                                0,
                                reach * .3,
                                .1,
                                .012,
                                0,
                                reach * .7,
                                .11,
                                .012,
                                .05,
                                reach,
                                .01,
                                .005,
                                .02);
            }
        }
    },
    TABLE {
        @Override
        void grow(Grower g) {
            double w = g.in(1.2, 2);
            double d = g.in(.8, 1.2);
            double h = g.in(.7, .95);
            double t = g.in(.05, .09);
            g.at(0, h, 0).box(WOOD, w, .07, d);
            g.at(0, h - .09, 0).box(WOOD, w - 3 * t, .12, d - 3 * t);
            for (Grower side : List.of(g, g.mirrored())) {
                side.at(w / 2 - t, h / 2, d / 2 - t).box(WOOD, t, h, t);
                side.at(w / 2 - t, h / 2, t - d / 2).box(WOOD, t, h, t);
            }
            if (g.maybe()) {
                g.at(w * .2, h + .1, 0).ball(CERAMIC, .36, .2, .36);
            }
        }
    },
    TEAPOT {
        @Override
        void grow(Grower g) {
            double r = g.in(.45, .55);
            double h = g.in(.55, .8);
            double spout = g.in(.3, .45);
            g.lathe(
                    CERAMIC, .01, 0, r * .6, 0, r * .75, .04, r * .95, h * .25, r, h * .45, r * .9, h * .7, r * .55,
                    h * .95, .01, h);
            g.lathe(CERAMIC, r * .52, h * .96, r * .4, h + .06, .06, h + .12, .05, h + .16, .09, h + .21, .01, h + .25);
            g.tube(CERAMIC, .12, .06, r * .75, h * .3, 0, r + spout * .5, h * .45, 0, r + spout, h, 0);
            g.tube(
                    CERAMIC, .05, .05, -r * .62, h * .85, 0, -r - .3, h * .85, 0, -r - .28, h * .3, 0, -r * .8, h * .22,
                    0);
        }
    };

    abstract void grow(Grower g);
}
