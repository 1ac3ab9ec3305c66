using System.Text.Json;

namespace Cordon.Server.Engine;

internal sealed class Verdicts
{
    public static void Write(Utf8JsonWriter json, int index)
    {
        _ = index;
        json.WriteNull("verdict"u8);
    }
}
