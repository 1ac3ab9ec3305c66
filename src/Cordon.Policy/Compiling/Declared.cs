using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <summary>One named declaration as it stands in a file.</summary>
/// <param name="Name">Its name and the place of it.</param>
/// <param name="Body">Its fields, or the short form's single value.</param>
internal sealed record Declared(YamlScalar Name, YamlNode Body);
