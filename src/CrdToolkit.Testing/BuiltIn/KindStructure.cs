using System.Collections.Concurrent;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>A Go struct of a built-in kind: its fields, and what the server sets in it where its author says nothing.</summary>
internal sealed class KindStructure
{
    private static readonly ConcurrentDictionary<string, KindStructure> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, KindMember> members = new(StringComparer.Ordinal);

    private KindStructure(string name)
    {
        Name = name[(name.LastIndexOf('.') + 1)..];
        Defaults = StructureDefaults.Find(name);
        var schema = KindSchemas.All.Child(name);
        var zeros = schema.Child("x-zero");
        var rules = new Dictionary<string, ZeroRule>(StringComparer.Ordinal);
        foreach (var (rule, names) in (ReadOnlySpan<(ZeroRule, string)>)[(ZeroRule.Omit, "omit"), (ZeroRule.Emit, "emit"), (ZeroRule.Null, "null")])
        {
            foreach (var member in zeros.Text(names).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                rules[member] = rule;
            }
        }

        var required = schema.Texts("required").ToHashSet(StringComparer.Ordinal);
        foreach (var property in schema.Child("properties").Members)
        {
            members[property.Key] = new KindMember(
                property.Key, rules.GetValueOrDefault(property.Key), required.Contains(property.Key), (JsonObject)property.Value, GoTypes.OfText(Name, property.Key));
        }

        Always = [.. members.Values.Where(member => member.Zero is ZeroRule.Emit or ZeroRule.Null)];
    }

    /// <summary>The name of the struct.</summary>
    public string Name { get; }

    /// <summary>The fields that are written whether or not they are set.</summary>
    public IReadOnlyList<KindMember> Always { get; }

    /// <summary>Sets what the server sets in a struct of this type; null where it sets nothing.</summary>
    public Func<JsonObject, JsonObject>? Defaults { get; }

    /// <summary>The struct of a schema by its name.</summary>
    public static KindStructure Find(string name) => Known.GetOrAdd(name, static known => new KindStructure(known));

    /// <summary>All fields.</summary>
    public IEnumerable<KindMember> Members => members.Values;

    /// <summary>A field; null when there is none of that name.</summary>
    public KindMember? Member(string name) => members.GetValueOrDefault(name);
}
