namespace Cordon.Policy.Cel.Values;

internal static class CelText
{
    public static string Of(CelValue value, int most) => throw new NotImplementedException();
}
