using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Contract.Values;

/// <summary>
/// Random objects of any type that a schema can be made for. The schema says what a value may be (required, enum, bounds, keys), the
/// type says how it is made; a seed gives the same object again.
/// </summary>
internal sealed class RandomObjects(int seed, JsonSerializerOptions options)
{
    private const int DeepestOptional = 7;

    private readonly Random random = new(seed);
    private readonly NullabilityInfoContext nullability = new();

    public object Create(Type type, JsonSchemaProps schema, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (new RandomScalars(random).Create(type, schema) is { } scalar)
        {
            return scalar;
        }

        if (new RandomJson(random).Create(type) is { } tree)
        {
            return tree;
        }

        // What a converter makes, it makes of the JSON that the schema says.
        if (type.IsDefined(typeof(JsonConverterAttribute), false))
        {
            return JsonSerializer.Deserialize(JsonSerializer.Serialize(new RandomScalars(random).Text(schema)), type, options)!;
        }

        if (MapOf(type) is { } value)
        {
            return Map(type, value, schema, depth);
        }

        return type != typeof(string) && ElementOf(type) is { } element ? List(type, element, schema, depth) : Object(type, schema, depth);
    }

    private object Object(Type declared, JsonSchemaProps schema, int depth)
    {
        var branches = declared.GetCustomAttributes<JsonDerivedTypeAttribute>(false).ToList();
        var choices = declared.IsAbstract || branches.Count == 0 ? branches.Count : branches.Count + 1;
        var choice = random.Next(Math.Max(choices, 1));
        var type = choice < branches.Count ? branches[choice].DerivedType : declared;
        var constructor = type.GetConstructors().OrderBy(candidate => candidate.GetParameters().Length).First();
        // The parameterless constructor of a struct runs no initializer that System.Text.Json would not run.
        var made = constructor.GetParameters().Length == 0
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Create(parameter.ParameterType, Property(schema, NameOf(type.GetProperty(parameter.Name!)!))!, depth + 1))]);
        foreach (var property in Properties(type))
        {
            // Below the end of a recursion the schema has no such property, and an object that is to be kept has none.
            if (property.SetMethod is null || Property(schema, NameOf(property)) is not { } inner || !IsSet(property, schema, made, depth))
            {
                continue;
            }

            property.SetValue(made, Create(property.PropertyType, inner, depth + 1));
        }

        return made;
    }

    private bool IsSet(PropertyInfo property, JsonSchemaProps schema, object made, int depth) =>
        schema.Required.Contains(NameOf(property))
        || property.IsDefined(typeof(RequiredMemberAttribute))
        || (property.GetValue(made) is null && nullability.Create(property).WriteState == NullabilityState.NotNull)
        || (depth < DeepestOptional && random.Next(depth < 2 ? 2 : depth + 1) != 0 == depth < 2);

    private object List(Type type, Type element, JsonSchemaProps schema, int depth)
    {
        var items = schema.Items!;
        var made = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        var seen = new HashSet<string>();
        for (var left = random.Next(4); left > 0; left--)
        {
            var item = items.Nullable && random.Next(3) == 0 ? null : Create(element, items, depth + 1);
            if (schema.ListType is not ("set" or "map") || seen.Add(Identity(item, element, schema)))
            {
                made.Add(item);
            }
        }

        return Converted(made, type, element);
    }

    // The whole item of a set, the keys of an item of a list map with their defaults filled in.
    private string Identity(object? item, Type element, JsonSchemaProps schema)
    {
        var json = JsonReader.Parse(JsonSerializer.Serialize(item, element, options));
        return schema.ListType == "set"
            ? json.ToString()
            : string.Join("|", schema.ListMapKeys.Select(key => ((JsonObject)json)[key] ?? schema.Items!.Properties[key].Default));
    }

    private static object Converted(IList made, Type type, Type element)
    {
        if (type.IsAssignableFrom(made.GetType()))
        {
            return made;
        }

        if (type.IsArray)
        {
            var array = Array.CreateInstance(element, made.Count);
            made.CopyTo(array, 0);
            return array;
        }

        // HashSet<T> has a constructor, immutable collections are made by a method of their companion.
        var sequence = typeof(IEnumerable<>).MakeGenericType(element);
        if (type.GetConstructor([sequence]) is { } constructor)
        {
            return constructor.Invoke([made]);
        }

        var companion = type.Assembly.GetType(type.GetGenericTypeDefinition().FullName!.Split('`')[0])!;
        return companion.GetMethods()
            .Single(method => method.Name == "CreateRange" && method.GetParameters() is [{ ParameterType: { IsGenericType: true } parameter }] && parameter.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .MakeGenericMethod(element)
            .Invoke(null, [made])!;
    }

    private object Map(Type type, Type value, JsonSchemaProps schema, int depth)
    {
        var made = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        var values = schema.AdditionalProperties!.Schema!;
        for (var left = random.Next(4); left > 0; left--)
        {
            made[$"{new RandomScalars(random).Text(new JsonSchemaProps { Type = "string" })}{left}"] =
                values.Nullable && random.Next(3) == 0 ? null : Create(value, values, depth + 1);
        }

        return type.IsAssignableFrom(made.GetType()) ? made : Activator.CreateInstance(type, made)!;
    }

    private static JsonSchemaProps? Property(JsonSchemaProps schema, string name) =>
        schema.Properties.TryGetValue(name, out var property) ? property : null;

    private static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(property => property.GetIndexParameters().Length == 0
            && (property.GetMethod!.IsPublic || property.IsDefined(typeof(JsonIncludeAttribute)))
            && !property.IsDefined(typeof(JsonIgnoreAttribute))
            && !property.IsDefined(typeof(JsonExtensionDataAttribute)))
        // Of a member and the one that it hides, System.Text.Json takes the former.
        .GroupBy(property => property.Name)
        .Select(same => same.First(property => same.All(other => other.DeclaringType!.IsAssignableFrom(property.DeclaringType))));

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static Type? MapOf(Type type) => Interfaces(type)
        .FirstOrDefault(candidate => candidate.IsGenericType && (candidate.GetGenericTypeDefinition() == typeof(IDictionary<,>) || candidate.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)))
        ?.GetGenericArguments()[1];

    private static Type? ElementOf(Type type) => Interfaces(type)
        .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        ?.GetGenericArguments()[0];

    private static IEnumerable<Type> Interfaces(Type type) => type.IsInterface ? [type, .. type.GetInterfaces()] : type.GetInterfaces();
}
