using System.Globalization;

namespace CrdToolkit.Generators.Applying;

/// <summary>One property of an apply type.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="JsonName">Its name in JSON; null for the one whose entries are members of the object themselves.</param>
/// <param name="Type">Its type without <c>?</c>, as C# names it anywhere.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Write">The call that writes the value in <see cref="Variable"/>, to follow <c>writer.</c>.</param>
/// <param name="Source">The documentation ID of the property that it is of.</param>
internal sealed record ApplyMemberModel(string Name, string? JsonName, string Type, string Accessibility, string Write, string Source)
{
    /// <summary>The variable that holds the value of the property at a position.</summary>
    public static string Variable(int position) => "value" + position.ToString(CultureInfo.InvariantCulture);
}
