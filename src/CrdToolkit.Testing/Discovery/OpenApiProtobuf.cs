using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Protobuf;

namespace CrdToolkit.Testing.Discovery;

/// <summary>Writes an OpenAPI v2 document in protobuf, in which client-go asks for it (OpenAPIv2.proto of gnostic).</summary>
internal static class OpenApiProtobuf
{
    /// <summary>How clients ask for it.</summary>
    public const string AskedAs = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    /// <summary>What the answer is called; without the sign that a media type may not have.</summary>
    public const string MediaType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private const string Extension = "x-";

    private enum Kind
    {
        Text,
        Texts,
        Integer,
        Number,
        Flag,
        Any,
        Anys,
    }

    // What a schema has, besides further schemas.
    private static readonly Dictionary<string, (int Field, Kind Kind)> Keywords = new(StringComparer.Ordinal)
    {
        ["$ref"] = (1, Kind.Text),
        ["format"] = (2, Kind.Text),
        ["title"] = (3, Kind.Text),
        ["description"] = (4, Kind.Text),
        ["default"] = (5, Kind.Any),
        ["multipleOf"] = (6, Kind.Number),
        ["maximum"] = (7, Kind.Number),
        ["exclusiveMaximum"] = (8, Kind.Flag),
        ["minimum"] = (9, Kind.Number),
        ["exclusiveMinimum"] = (10, Kind.Flag),
        ["maxLength"] = (11, Kind.Integer),
        ["minLength"] = (12, Kind.Integer),
        ["pattern"] = (13, Kind.Text),
        ["maxItems"] = (14, Kind.Integer),
        ["minItems"] = (15, Kind.Integer),
        ["uniqueItems"] = (16, Kind.Flag),
        ["maxProperties"] = (17, Kind.Integer),
        ["minProperties"] = (18, Kind.Integer),
        ["required"] = (19, Kind.Texts),
        ["enum"] = (20, Kind.Anys),
        ["example"] = (30, Kind.Any),
    };

    private static readonly Dictionary<string, int> Methods = new(StringComparer.Ordinal)
    {
        ["get"] = 2,
        ["put"] = 3,
        ["post"] = 4,
        ["delete"] = 5,
        ["patch"] = 8,
    };

    /// <summary>The bytes of a document.</summary>
    public static byte[] Write(JsonObject document)
    {
        var writer = new WireWriter();
        writer.Text(1, document.Text("swagger"));
        writer.Message(2, info =>
        {
            info.Text(1, document.Child("info").Text("title"));
            info.Text(2, document.Child("info").Text("version"));
        });
        writer.Message(8, paths => Named(paths, 2, document.Child("paths"), Path));
        writer.Message(9, definitions => Named(definitions, 1, document.Child("definitions"), Schema));
        return writer.ToArray();
    }

    private static void Named(WireWriter writer, int field, JsonObject values, Action<WireWriter, JsonObject> write)
    {
        foreach (var (name, value) in values.Members)
        {
            writer.Message(field, pair =>
            {
                pair.Text(1, name);
                pair.Message(2, inner => write(inner, (JsonObject)value));
            });
        }
    }

    private static void Path(WireWriter writer, JsonObject path)
    {
        foreach (var (method, operation) in path.Members)
        {
            writer.Message(Methods[method], inner => Operation(inner, (JsonObject)operation));
        }
    }

    private static void Operation(WireWriter writer, JsonObject operation)
    {
        writer.Text(5, operation.Text("operationId"));
        Texts(writer, 6, operation.Texts("produces"));
        Texts(writer, 7, operation.Texts("consumes"));
        foreach (var parameter in operation.Objects("parameters"))
        {
            // ParametersItem, Parameter, NonBodyParameter, QueryParameterSubSchema
            writer.Message(8, item => item.Message(1, any => any.Message(2, plain => plain.Message(3, query =>
            {
                query.Text(2, parameter.Text("in"));
                query.Text(4, parameter.Text("name"));
                query.Text(6, parameter.Text("type"));
                query.Flag(20, parameter.IsTrue("uniqueItems"));
            }))));
        }

        writer.Message(9, responses => Named(responses, 1, operation.Child("responses"), (named, response) => named.Message(1, value =>
        {
            value.Text(1, response.Text("description"));
            if (response["schema"] is JsonObject schema)
            {
                value.Message(2, item => item.Message(1, inner => Schema(inner, schema)));
            }
        })));
        Extensions(writer, 13, operation);
    }

    private static void Schema(WireWriter writer, JsonObject schema)
    {
        foreach (var (name, value) in schema.Members)
        {
            switch (name, value)
            {
                case ("type", JsonString type):
                    writer.Message(22, item => item.Text(1, type.Value));
                    break;
                case ("items", JsonObject items):
                    writer.Message(23, item => item.Message(1, inner => Schema(inner, items)));
                    break;
                case ("properties", JsonObject properties):
                    writer.Message(25, inner => Named(inner, 1, properties, Schema));
                    break;
                case ("additionalProperties", JsonObject entries):
                    writer.Message(21, item => item.Message(1, inner => Schema(inner, entries)));
                    break;
                case ("additionalProperties", JsonBoolean flag):
                    writer.Message(21, item => item.Flag(2, flag.Value));
                    break;
                case ("allOf", JsonArray all):
                    foreach (var part in all.Items.OfType<JsonObject>())
                    {
                        writer.Message(24, inner => Schema(inner, part));
                    }

                    break;
                default:
                    if (Keywords.TryGetValue(name, out var keyword))
                    {
                        Keyword(writer, keyword.Field, keyword.Kind, value);
                    }

                    break;
            }
        }

        Extensions(writer, 31, schema);
    }

    private static void Keyword(WireWriter writer, int field, Kind kind, JsonValue value)
    {
        switch (kind, value)
        {
            case (Kind.Text, JsonString text):
                writer.Text(field, text.Value);
                break;
            case (Kind.Texts, JsonArray texts):
                Texts(writer, field, texts.Items.OfType<JsonString>().Select(text => text.Value));
                break;
            case (Kind.Integer, JsonNumber number) when number.TryGetInt64(out var integer):
                writer.Integer(field, integer);
                break;
            case (Kind.Number, JsonNumber number):
                writer.Double(field, number.Value);
                break;
            case (Kind.Flag, JsonBoolean flag):
                writer.Flag(field, flag.Value);
                break;
            case (Kind.Anys, JsonArray values):
                foreach (var item in values.Items)
                {
                    Any(writer, field, item);
                }

                break;
            case (Kind.Any, _):
                Any(writer, field, value);
                break;
        }
    }

    private static void Texts(WireWriter writer, int field, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            writer.Text(field, text);
        }
    }

    private static void Extensions(WireWriter writer, int field, JsonObject value)
    {
        foreach (var (name, extension) in value.Members)
        {
            if (name.StartsWith(Extension, StringComparison.Ordinal))
            {
                writer.Message(field, pair =>
                {
                    pair.Text(1, name);
                    Any(pair, 2, extension);
                });
            }
        }
    }

    // Whatever it is, as YAML, which JSON is.
    private static void Any(WireWriter writer, int field, JsonValue value) => writer.Message(field, any => any.Text(2, value.ToString()));
}
