namespace TorchSharp;

/// <summary>Reads a <see cref="Scalar"/> back as a .NET number.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static float ToSingle(this Scalar value) => (float)value.AsDouble;

    public static double ToDouble(this Scalar value) => value.AsDouble;

    public static long ToInt64(this Scalar value) => value.AsInt64;

    public static int ToInt32(this Scalar value) => (int)value.AsInt64;

    public static bool ToBoolean(this Scalar value) => value.AsDouble != 0;
}
