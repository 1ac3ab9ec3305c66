using System.Text;

namespace Cordon.Clients;

/// <summary>The client in Python: the standard library alone, 3.11 or later.</summary>
internal static class Python
{
    private const string Head = """"
        """The API of a Cordon server. Made from its OpenAPI description by eng/Cordon.Clients; not to be changed by hand."""

        from __future__ import annotations

        import json
        import urllib.error
        import urllib.parse
        import urllib.request
        from typing import Any, NotRequired, TypedDict

        """";

    private const string Class = """"


        class CordonError(Exception):
            """What the server said of a request that it did not take."""

            def __init__(self, status: int, message: str) -> None:
                super().__init__(message)
                self.status = status


        class Cordon:
            """The API of a Cordon server."""

            def __init__(self, server: str, key: str | None = None, timeout: float = 30.0) -> None:
                self._server, self._key, self._timeout = server.rstrip("/"), key, timeout

            def _call(self, method: str, path: str, query: dict[str, Any], body: Any, timeout: float | None) -> Any:
                asked = {name: value for name, value in query.items() if value is not None}
                url = self._server + path + ("?" + urllib.parse.urlencode(asked) if asked else "")
                data = None if body is None else body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
                request = urllib.request.Request(url, data=data, method=method)
                if self._key:
                    request.add_header("Authorization", "Bearer " + self._key)
                if data is not None:
                    request.add_header("Content-Type", "application/json")
                try:
                    with urllib.request.urlopen(request, timeout=timeout or self._timeout) as response:
                        text = response.read()
                        return json.loads(text) if text and "json" in response.headers.get("Content-Type", "") else text.decode()
                except urllib.error.HTTPError as refused:
                    text = refused.read().decode(errors="replace")
                    try:
                        problem = json.loads(text)
                        raise CordonError(refused.code, problem.get("detail") or problem.get("title") or text) from None
                    except (ValueError, AttributeError):
                        raise CordonError(refused.code, text) from None

        """";

    public static string Write(Api api)
    {
        var code = new StringBuilder(Head);
        foreach (var shape in api.Shapes)
        {
            // In this form a field may be called "from".
            code.Append($"\n{shape.Name} = TypedDict(\n    \"{shape.Name}\",\n    {{\n");
            foreach (var field in shape.Fields)
            {
                if (field.About.Length > 0)
                    code.Append($"        # {field.About}\n");
                code.Append($"        \"{field.Name}\": {(field.IsRequired ? $"\"{TypeOf(field.Type)}\"" : $"\"NotRequired[{TypeOf(field.Type)}]\"")},\n");
            }

            code.Append("    },\n)\n");
        }

        code.Append(Class);
        foreach (var operation in api.Operations)
            Write(code, operation);
        return code.ToString();
    }

    private static void Write(StringBuilder code, Operation operation)
    {
        var query = operation.Parameters.Where(p => !p.IsInPath).ToList();
        var arguments = new List<string> { "self" };
        arguments.AddRange(operation.Parameters.Where(p => p.IsInPath).Select(p => $"{p.Name}: {TypeOf(p.Type)}"));
        if (operation.Body is { } body)
            arguments.Add($"body: {TypeOf(body)}");
        arguments.Add("*");
        arguments.AddRange(query.Select(q => q.IsRequired ? $"{Safe(q.Name)}: {TypeOf(q.Type)}" : $"{Safe(q.Name)}: {TypeOf(q.Type with { IsNullable = true })} = None"));
        arguments.Add("timeout: float | None = None");
        var path = operation.Parameters.Where(p => p.IsInPath).Aggregate(operation.Path, (text, p) => text.Replace($"{{{p.Name}}}", $"{{urllib.parse.quote(str({p.Name}), safe='')}}", StringComparison.Ordinal));
        var asked = string.Join(", ", query.Select(q => $"\"{q.Name}\": {Safe(q.Name)}"));
        code.Append($"\n    def {operation.Name}({string.Join(", ", arguments)}) -> {(operation.Answer is null ? "Any" : TypeOf(operation.Answer))}:\n");
        if (operation.About.Length > 0)
            code.Append($"        \"\"\"{operation.About}\"\"\"\n");
        code.Append($"        return self._call(\"{operation.Method}\", {(path.Contains('{', StringComparison.Ordinal) ? "f" : "")}\"{path}\", {{{asked}}}, {(operation.Body is null ? "None" : "body")}, timeout)\n");
    }

    private static string TypeOf(FieldType type)
    {
        var name = type.Kind switch
        {
            FieldKind.Text => "str",
            FieldKind.Whole => "int",
            FieldKind.Number => "float",
            FieldKind.Truth => "bool",
            FieldKind.List => $"list[{TypeOf(type.Item!)}]",
            FieldKind.Map => $"dict[str, {TypeOf(type.Item!)}]",
            FieldKind.Shape => type.Name!,
            _ => "Any",
        };
        return type.IsNullable && type.Kind != FieldKind.Anything ? name + " | None" : name;
    }

    // Words that Python keeps for itself.
    private static string Safe(string name) => name is "from" or "in" or "is" or "not" or "class" or "def" or "with" or "as" or "for" or "if" or "or" or "and" ? name + "_" : name;
}
