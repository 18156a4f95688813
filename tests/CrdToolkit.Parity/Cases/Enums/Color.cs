using System.Text.Json.Serialization;

namespace CrdToolkit.Parity.Cases.Enums;

/// <summary>Color is a color.</summary>
public enum Color
{
    [JsonStringEnumMemberName("dark-blue")]
    DarkBlue,
    [JsonStringEnumMemberName("green")]
    Green,
    [JsonStringEnumMemberName("red")]
    Red,
}
