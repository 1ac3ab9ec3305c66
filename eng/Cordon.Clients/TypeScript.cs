using System.Text;

namespace Cordon.Clients;

/// <summary>The client in TypeScript: types that are erased, and <c>fetch</c>.</summary>
internal static class TypeScript
{
    private const string Head = """
        // Made from the server's OpenAPI description by eng/Cordon.Clients; not to be changed by hand.

        """;

    private const string Foot = """

          private async call<T>(method: string, path: string, query: Record<string, unknown>, body: unknown, options?: CallOptions): Promise<T> {
            const url = new URL(path, this.server);
            for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
            const headers: Record<string, string> = {};
            if (this.options.key) headers["authorization"] = `Bearer ${this.options.key}`;
            if (body !== undefined) headers["content-type"] = "application/json";
            const response = await fetch(url, {
              method,
              headers,
              body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
              signal: options?.signal ?? AbortSignal.timeout(options?.timeoutMs ?? this.options.timeoutMs ?? 30_000),
            });
            const text = await response.text();
            const isJson = (response.headers.get("content-type") ?? "").includes("json");
            const value = isJson && text ? JSON.parse(text) : text;
            if (!response.ok) throw new CordonError(response.status, (isJson && (value.detail ?? value.title)) || text);
            return value as T;
          }
        }

        """;

    private const string Class = """
        /** What the server said of a request that it did not take. */
        export class CordonError extends Error {
          readonly status: number;
          constructor(status: number, message: string) {
            super(message);
            this.status = status;
          }
        }

        export interface CallOptions {
          /** Ends the call. */
          signal?: AbortSignal;
          /** After how many milliseconds the call ends. */
          timeoutMs?: number;
        }

        /** The API of a Cordon server. */
        export class Cordon {
          private readonly server: string;
          private readonly options: { key?: string; timeoutMs?: number };
          constructor(server: string, options: { key?: string; timeoutMs?: number } = {}) {
            this.server = server;
            this.options = options;
          }

        """;

    public static string Write(Api api)
    {
        var code = new StringBuilder(Head);
        foreach (var shape in api.Shapes)
        {
            code.Append('\n');
            About(code, "", shape.About);
            code.Append($"export interface {shape.Name} {{\n");
            foreach (var field in shape.Fields)
            {
                About(code, "  ", field.About);
                code.Append($"  {field.Name}{(field.IsRequired ? "" : "?")}: {TypeOf(field.Type)};\n");
            }

            code.Append("}\n");
        }

        code.Append('\n').Append(Class);
        foreach (var operation in api.Operations)
            Write(code, operation);
        return code.Append(Foot).ToString();
    }

    private static void Write(StringBuilder code, Operation operation)
    {
        var query = operation.Parameters.Where(p => !p.IsInPath).ToList();
        var arguments = operation.Parameters.Where(p => p.IsInPath).Select(p => $"{Camel(p.Name)}: {TypeOf(p.Type)}").ToList();
        if (operation.Body is { } body)
            arguments.Add($"body: {(body.Kind == FieldKind.Anything ? "unknown" : TypeOf(body))}");
        if (query.Count > 0)
            arguments.Add($"query: {{ {string.Join("; ", query.Select(q => $"{q.Name}{(q.IsRequired ? "" : "?")}: {TypeOf(q.Type)}"))} }}{(query.Exists(q => q.IsRequired) ? "" : " = {}")}");
        arguments.Add("options?: CallOptions");
        var path = operation.Parameters.Where(p => p.IsInPath).Aggregate(operation.Path, (text, p) => text.Replace($"{{{p.Name}}}", $"${{encodeURIComponent({Camel(p.Name)})}}", StringComparison.Ordinal));
        code.Append('\n');
        About(code, "  ", operation.About);
        var answer = operation.Answer is null ? "unknown" : TypeOf(operation.Answer);
        code.Append($"  {Camel(operation.Name)}({string.Join(", ", arguments)}): Promise<{answer}> {{\n");
        code.Append($"    return this.call(\"{operation.Method}\", `{path}`, {(query.Count > 0 ? "query" : "{}")}, {(operation.Body is null ? "undefined" : "body")}, options);\n  }}\n");
    }

    private static void About(StringBuilder code, string indent, string about)
    {
        if (about.Length > 0)
            code.Append($"{indent}/** {about.Replace("*/", "", StringComparison.Ordinal)} */\n");
    }

    private static string TypeOf(FieldType type)
    {
        var name = type.Kind switch
        {
            FieldKind.Text => "string",
            FieldKind.Whole or FieldKind.Number => "number",
            FieldKind.Truth => "boolean",
            FieldKind.List => type.Item!.IsNullable ? $"({TypeOf(type.Item)})[]" : TypeOf(type.Item) + "[]",
            FieldKind.Map => $"Record<string, {TypeOf(type.Item!)}>",
            FieldKind.Shape => type.Name!,
            _ => "unknown",
        };
        return type.IsNullable ? name + " | null" : name;
    }

    private static string Camel(string name) => string.Concat(name.Split('_').Select((word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
